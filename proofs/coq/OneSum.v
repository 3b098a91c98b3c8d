(** * Combinations of sums over one range, and conditions rearranged

    What is made of sums over the same range, Σ eᵢ² + Σ dᵢ² + 2 Σ eᵢ dᵢ, is one sum: an equation of two such is shown
    term by term, with the sums inside the terms left as they are.

    That t <> 0 is shown from s <> 0 in the context where s and t, or s and −t, are equal as polynomials.

    Main statements: [Sum_combined].
    Main tactics: [sums_combined]; [holds] knows [rearranged]. *)

From Derive Require Export Structure OneEntry.

Section Combined.
Variables a b : R.

Lemma sum_plus f g s t : s = Sum a b f -> t = Sum a b g -> s + t = Sum a b (fun i => f i + g i).
Proof. intros -> ->. symmetry. apply Sum_plus. Qed.

Lemma sum_minus f g s t : s = Sum a b f -> t = Sum a b g -> s - t = Sum a b (fun i => f i - g i).
Proof. intros -> ->. symmetry. apply Sum_minus. Qed.

Lemma sum_opp f s : s = Sum a b f -> - s = Sum a b (fun i => - f i).
Proof. intros ->. symmetry. apply Sum_opp. Qed.

Lemma sum_times c f s : s = Sum a b f -> c * s = Sum a b (fun i => c * f i).
Proof. intros ->. now rewrite Sum_scal_l. Qed.

Lemma sum_over c f s : s = Sum a b f -> s / c = Sum a b (fun i => f i / c).
Proof. intros ->. unfold Rdiv. now rewrite Sum_scal_r. Qed.

Lemma sum_none : 0 = Sum a b (fun _ => 0).
Proof. symmetry. now apply Sum_0. Qed.

Lemma Sum_combined f g s t :
  integer a -> s = Sum a b f -> t = Sum a b g -> (forall i, in_range a b i -> f i = g i) -> s = t.
Proof. intros Ha -> -> H. now apply Sum_ext. Qed.
End Combined.

Ltac combination_of_sums :=
  lazymatch goal with
  | |- Sum ?a ?b ?f = _ => reflexivity
  | |- 0 = _ => apply sum_none
  | |- _ + _ = _ => eapply sum_plus; combination_of_sums
  | |- _ - _ = _ => eapply sum_minus; combination_of_sums
  | |- - _ = _ => eapply sum_opp; combination_of_sums
  | |- _ * _ = _ => eapply sum_times; combination_of_sums
  | |- _ / _ = _ => eapply sum_over; combination_of_sums
  end.

Ltac sums_combined :=
  lazymatch goal with
  | |- ?s = ?t =>
      lazymatch s with
      | context [Sum ?a ?b _] =>
          eapply (Sum_combined a b _ _ s t);
          [side_integer | combination_of_sums | combination_of_sums | intros; cbv beta; first [ring | solve [field; entry_side]]]
      end
  end.

Ltac folded_sum_of_sums :=
  match goal with
  | S : 0 = ?total |- ?s = ?t => apply (eq_of_sum s t total S); sums_combined
  end.

Ltac rearranged :=
  intros; at_members; parts_of_context;
  lazymatch goal with
  | |- ?t <> 0 =>
      match goal with
      | H : ?s <> 0 |- _ =>
          first
          [ replace t with s by ring; exact H
          | replace t with (- s) by ring; exact (Ropp_neq_0_compat s H) ]
      end
  end.

Ltac conclude_folded ::=
  lazymatch goal with
  | |- _ /\ _ => split; [try solve [at_once] | conclude_folded]
  | |- _ => try solve [split_context; folded_sum | sides_alike | split_context; folded_sum_of_sums]
  end.

Ltac holds ::=
  first [ assumption | solve [rearranged] | solve [ closes ] | solve [ rule_definition ] | solve [ never_the_case ] ].
