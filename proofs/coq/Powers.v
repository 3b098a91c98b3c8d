(** * Powers of different bases, and logarithms in a base

    u^x <= v^y is x ln u <= y ln v; ln x is log_b x times ln b; a product with b^(−x) is a quotient by b^x.

    Main statements: [power_le_powers], [power_lt_powers], [times_power_opp_le], [ln_from_base], [log_base_le0].

    Main tactics: [order_of_powers] (two powers compared by their logarithms), [order_of_bases] (inequalities with
    logarithms in a base, whose signs are told). *)

From Derive Require Export Equations.

Lemma power_le_powers u x v y : 0 < u -> 0 < v -> x * ln u <= y * ln v -> power u x <= power v y.
Proof.
  intros Hu Hv H. rewrite !power_as_Rpower by assumption.
  destruct H as [H | ->]; [left; now apply exp_increasing | apply Rle_refl].
Qed.

Lemma power_lt_powers u x v y : 0 < u -> 0 < v -> x * ln u < y * ln v -> power u x < power v y.
Proof. intros Hu Hv H. rewrite !power_as_Rpower by assumption. now apply exp_increasing. Qed.

Lemma times_power_opp_le u b x v : 0 < b -> u <= v * power b x -> u * power b (- x) <= v.
Proof.
  intros Hb H. pose proof (power_gt0 b x Hb) as P. rewrite power_opp by assumption.
  apply (Rmult_le_reg_r (power b x)); [exact P |]. rewrite Rmult_assoc, Rinv_l by lra. lra.
Qed.

Lemma ln_from_base x b : ln b <> 0 -> ln x = log_base x b * ln b.
Proof. intros H. unfold log_base. field. exact H. Qed.

Lemma log_base_le0 x b : 0 < x -> x <= 1 -> 1 < b -> log_base x b <= 0.
Proof. intros Hx H Hb. apply quotient_nonpos; [now apply ln_le0 | now apply ln_gt0]. Qed.
Lemma log_base_ge0 x b : 1 <= x -> 1 < b -> 0 <= log_base x b.
Proof. intros H Hb. apply Rmult_le_pos; [now apply ln_ge0 | left; apply Rinv_0_lt_compat; now apply ln_gt0]. Qed.

(** Logarithms of what occurs as log_b x, written with it, where the sign of ln b can be told. *)
Ltac bases_told :=
  repeat match goal with
  | |- context [log_base ?x ?b] => base_told x b
  | _ : context [log_base ?x ?b] |- _ => base_told x b
  end
with base_told x b :=
  first
  [ let H := fresh in
    assert (H : 0 < ln b) by (apply ln_gt0; lra);
    rewrite ?(ln_from_base x b (Rgt_not_eq _ _ H)) in *
  | let H := fresh in
    assert (H : ln b < 0) by (apply ln_lt0; lra);
    rewrite ?(ln_from_base x b (Rlt_not_eq _ _ H)) in * ];
  generalize dependent (log_base x b); intros.

Ltac order_of_powers :=
  lazymatch goal with
  | |- _ * power _ (- _) <= _ => apply times_power_opp_le; [side_pos | first [assumption | lra]]
  | |- power ?u _ <= power ?v _ =>
      different u v; apply power_le_powers; [side_pos | side_pos | eapply Rle_trans; [right; normal | eapply Rle_trans; [| right; symmetry; normal]]];
      bases_told; first [lra | nra]
  | |- power ?u _ < power ?v _ =>
      different u v; apply power_lt_powers; [side_pos | side_pos | eapply Rle_lt_trans; [right; normal | eapply Rlt_le_trans; [| right; symmetry; normal]]];
      bases_told; first [lra | nra]
  end.

(** The signs of logarithms in a base. *)
Ltac bases_signed :=
  repeat match goal with
  | |- context [log_base ?x ?b] => base_signed x b
  | _ : context [log_base ?x ?b] |- _ => base_signed x b
  end; clear_marks
with base_signed x b :=
  lazymatch goal with _ : taken x (log_base x b) |- _ => fail | _ => idtac end;
  pose proof (I : taken x (log_base x b));
  first
  [ let H := fresh in assert (H : log_base x b <= 0) by (apply log_base_le0; lra)
  | let H := fresh in assert (H : 0 <= log_base x b) by (apply log_base_ge0; lra)
  | idtac ].

(** Multiplied by the variables that divide, which the context says are positive. *)
Ltac denominators_cleared :=
  repeat match goal with
  | |- context [_ / ?m] =>
      is_var m;
      lazymatch goal with
      | |- _ <= _ => apply (Rmult_le_reg_r m); [lra |]
      | |- _ < _ => apply (Rmult_lt_reg_r m); [lra |]
      end;
      field_simplify; [| lra ..]
  end.

(** What the context says of powers is of no use where the goal has none. *)
Ltac without_powers :=
  lazymatch goal with
  | |- context [power _ _] => idtac
  | |- _ => repeat match goal with H : context [power _ _] |- _ => clear H end
  end.

Ltac order_of_bases :=
  lazymatch goal with |- context [log_base _ _] => idtac end;
  without_powers; bases_signed; denominators_cleared; first [lra | nra].
