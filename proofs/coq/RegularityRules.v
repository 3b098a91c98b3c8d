(** * The rules about regularity: that derivatives and integrals exist

    By the form of the function, or by that of another one with the same values.

    Main tactics: [rule_regularity], [rule_regularity_by_an_equation], [rule_integrability_by_an_equation]. *)

From Derive Require Export Differentiate Structure.

Ltac rule_regularity := ready; conclude side.

(** A function with the values of one that is differentiable by its form. *)
Ltac by_stated_equation :=
  eapply ex_derive_other;
  [ let_it_move; apply filter_forall; let t := fresh "t" in intros t; intros; at_point t;
    match goal with E : _ t = _ |- _ => exact E end
  | cbv beta; side ].

Ltac rule_regularity_by_an_equation := ready; conclude by_stated_equation.

Ltac by_integrable_equal :=
  idtac;
  lazymatch goal with
  | |- ex_RInt ?f ?a ?b =>
      match goal with
      | P : forall x : R, a <= x <= b -> _ |- _ =>
          eapply (ex_RInt_eq _ f a b);
          [ side
          | let x := fresh "x" in let Hx := fresh in
            intros x Hx; split_context; at_point x; symmetry; match goal with E : _ = _ |- _ => exact E end
          | side ]
      end
  end.

Ltac rule_integrability_by_an_equation := ready; conclude by_integrable_equal.
