(** * Equations by the laws of a field, with definitions folded

    Premises are put in where they are written, and softmax K (i ↦ vᵢ / (1 / b)) is softmax K (i ↦ b · vᵢ): families that are
    arguments of one function are written alike where they are equal entry by entry. Then both sides are equal by the
    laws of a field in which everything that is defined is an atom.

    Main tactics: [folded_field], [families_alike]; [signs_outside]. *)

From Derive Require Export Lines.
Require FunctionalExtensionality.

Ltac nonzero :=
  repeat match goal with |- _ /\ _ => split end;
  first [assumption | apply Rgt_not_eq; lra | apply Rlt_not_eq; lra | lra | solve [side]].

Ltac entry_by_entry :=
  apply FunctionalExtensionality.functional_extensionality; intro; cbv beta; first [ring | field; nonzero].

(** One way of writing a family that is an argument of a defined function. *)
Ltac families_alike :=
  repeat match goal with
  | |- context [?h (fun i => @?u i)] =>
      lazymatch h with Sum _ _ => fail | Maximum _ _ => fail | Prod _ _ => fail | @Derive => fail | _ => idtac end;
      lazymatch type of u with R -> R => idtac end;
      match goal with
      | |- context [h (fun i => @?v i)] =>
          different u v;
          let E := fresh in
          assert (E : v = u) by entry_by_entry;
          cbv beta in E; rewrite E; clear E
      end
  end.

Ltac folded_field :=
  lazymatch goal with |- @eq R _ _ => idtac end;
  intros; split_context; known_variables; known_parts; families_alike;
  first [ring | field; nonzero].

(** − (c · u) = c · (− u), the sign outside on both sides. *)
Ltac signs_outside :=
  lazymatch goal with |- @eq R _ _ => idtac end;
  repeat autounfold with vocabulary; cbv beta;
  progress (rewrite <- ?Ropp_mult_distr_r, <- ?Ropp_mult_distr_l, ?Ropp_involutive);
  sides_alike.

Ltac while_algebra_is_folded ::=
  first [solve [timeout 3 folded_field] | solve [timeout 3 signs_outside] | solve [sums_vanish] | nested_sums].
