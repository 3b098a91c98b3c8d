(** * Equations between integrals

    Both sides are combinations of integrals over one interval; the combined integrands are equal there.

    Main statement: [combinations_equal]; main tactic: [integrals_combined]. *)

From Derive Require Export IntegralRules Scores.

Lemma combinations_equal (f g : R -> R) a b (s t : R) : a <= b ->
  is_RInt f a b s -> is_RInt g a b t -> (forall x, a <= x <= b -> f x = g x) -> s = t.
Proof.
  intros Hab Hf Hg E. rewrite <- (is_RInt_unique f a b s Hf), <- (is_RInt_unique g a b t Hg). now apply RInt_eq.
Qed.

(** What the context says of an integral is put in first. *)
Ltac integrals_put_in :=
  repeat match goal with
  | H : @RInt ?V ?f ?a ?b = _ |- context [@RInt ?V ?f ?a ?b] => rewrite H
  end.

Ltac integrals_combined :=
  integrals_put_in;
  lazymatch goal with
  | |- ?s = ?t =>
      match constr:((s, t)) with
      | context [RInt _ ?a ?b] =>
          eapply (combinations_equal _ _ a b s t);
          [ side | combination_of_integrals | combination_of_integrals
          | first [solve [intros; split_context; alike] | pointwise] ]
      end
  end.

Ltac integrals_alike ::= integrals_combined.
