(** * Logarithms, exponentials and powers

    What the tactics rewrite with: each statement has the conditions under which it holds.

    Main statements:
    - [ln_div], [ln_pow_nat], [ln_sqrt], [ln_power], [ln_neq0], [ln_gt0], [ln_lt0], [ln_ge0], [ln_le0], [ln_le_sub1];
    - [exp_minus], [exp_times_nat], [exp_times_ln], [exp_ge_1_plus];
    - [power_plus], [power_opp], [power_mult], [power_0_r], [power_1_r], [power_half], [power_gt0], [power_ge0];
    - [xlogy_pos], [xlogy_mult], [xlogy_div], [xlogy_0]: a log b with its value 0 at a = b = 0;
    - [sinh_exp], [cosh_exp], [tanh_exp]. *)

From Derive Require Export Base.

(** ** Logarithms *)

Lemma ln_div a b : 0 < a -> 0 < b -> ln (a / b) = ln a - ln b.
Proof.
  intros Ha Hb. unfold Rdiv. rewrite ln_mult, ln_Rinv; [ring | assumption | assumption |].
  now apply Rinv_0_lt_compat.
Qed.

Lemma ln_pow_nat a n : 0 < a -> ln (a ^ n) = INR n * ln a.
Proof. intros. now apply ln_pow. Qed.

Lemma ln_sqrt a : 0 < a -> ln (sqrt a) = ln a / 2.
Proof.
  intros Ha. pose proof (sqrt_lt_R0 a Ha). rewrite <- (sqrt_sqrt a) at 2 by lra.
  rewrite ln_mult by assumption. field.
Qed.

Lemma ln_power a b : 0 < a -> ln (power a b) = b * ln a.
Proof. intros H. rewrite power_positive by assumption. unfold Rpower. apply ln_exp. Qed.

Lemma ln_neq0 x : 0 < x -> x <> 1 -> ln x <> 0.
Proof. intros Hx H1 H0. apply H1. apply ln_inv; [assumption | lra | now rewrite ln_1]. Qed.

Lemma ln_gt0 x : 1 < x -> 0 < ln x.
Proof. intros. rewrite <- ln_1. apply ln_increasing; lra. Qed.

Lemma ln_lt0 x : 0 < x -> x < 1 -> ln x < 0.
Proof. intros. rewrite <- ln_1. apply ln_increasing; lra. Qed.

Lemma ln_ge0 x : 1 <= x -> 0 <= ln x.
Proof. intros [H | <-]; [left; now apply ln_gt0 | rewrite ln_1; lra]. Qed.

Lemma ln_le0 x : 0 < x -> x <= 1 -> ln x <= 0.
Proof. intros H [H1 | ->]; [left; now apply ln_lt0 | rewrite ln_1; lra]. Qed.

Lemma ln_le_sub1 x : 0 < x -> ln x <= x - 1.
Proof. intros Hx. pose proof (exp_ineq1_le (ln x)) as H. rewrite exp_ln in H by assumption. lra. Qed.

Lemma ln_le_compat x y : 0 < x -> x <= y -> ln x <= ln y.
Proof. intros Hx [H | ->]; [left; now apply ln_increasing | lra]. Qed.

(** ** Exponentials *)

Lemma exp_minus a b : exp (a - b) = exp a / exp b.
Proof. unfold Rminus. now rewrite exp_plus, exp_Ropp. Qed.

Lemma exp_times_nat a n : exp (INR n * a) = exp a ^ n.
Proof.
  induction n; [simpl; now rewrite Rmult_0_l, exp_0 |].
  rewrite S_INR, Rmult_plus_distr_r, exp_plus, IHn, Rmult_1_l. simpl. ring.
Qed.

Lemma exp_times_ln a b : 0 < b -> exp (a * ln b) = power b a.
Proof. intros H. now rewrite power_positive. Qed.

Lemma exp_ge_1_plus x : 1 + x <= exp x.
Proof. apply exp_ineq1_le. Qed.

(** ** Powers *)

Lemma power_gt0 x y : 0 < x -> 0 < power x y.
Proof. intros H. rewrite power_positive by assumption. apply exp_pos. Qed.

Lemma power_ge0 x y : 0 <= x -> 0 < y -> 0 <= power x y.
Proof. intros [H | <-] Hy; [left; now apply power_gt0 | rewrite power_zero by assumption; lra]. Qed.

Lemma power_plus x y z : 0 < x -> power x (y + z) = power x y * power x z.
Proof. intros H. rewrite !power_positive by assumption. apply Rpower_plus. Qed.

Lemma power_opp x y : 0 < x -> power x (- y) = / power x y.
Proof. intros H. rewrite !power_positive by assumption. apply Rpower_Ropp. Qed.

Lemma power_minus x y z : 0 < x -> power x (y - z) = power x y / power x z.
Proof. intros H. unfold Rminus, Rdiv. now rewrite power_plus, power_opp. Qed.

Lemma power_mult x y z : 0 < x -> power (power x y) z = power x (y * z).
Proof.
  intros H. rewrite (power_positive (power x y)) by now apply power_gt0.
  rewrite !power_positive by assumption. apply Rpower_mult.
Qed.

Lemma power_mult_distr x y z : 0 < x -> 0 < y -> power (x * y) z = power x z * power y z.
Proof.
  intros Hx Hy. rewrite !power_positive; try assumption; [| now apply Rmult_lt_0_compat].
  symmetry. now apply Rpower_mult_distr.
Qed.

Lemma power_inv x z : 0 < x -> power (/ x) z = / power x z.
Proof.
  intros Hx. rewrite !power_positive; try assumption; [| now apply Rinv_0_lt_compat].
  unfold Rpower. rewrite ln_Rinv, <- exp_Ropp by assumption. f_equal. ring.
Qed.

Lemma power_div x y z : 0 < x -> 0 < y -> power (x / y) z = power x z / power y z.
Proof.
  intros Hx Hy. unfold Rdiv. rewrite power_mult_distr, power_inv; auto. now apply Rinv_0_lt_compat.
Qed.

Lemma power_0_r x : power x 0 = 1.
Proof. now rewrite (power_IZR x 0). Qed.

Lemma power_1_r x : power x 1 = x.
Proof. rewrite (power_IZR x 1). simpl. ring. Qed.

Lemma power_1_l y : power 1 y = 1.
Proof. rewrite power_positive by lra. unfold Rpower. now rewrite ln_1, Rmult_0_r, exp_0. Qed.

Lemma power_half x : 0 <= x -> power x (1 / 2) = sqrt x.
Proof.
  intros [H | <-].
  - rewrite power_positive by assumption. replace (1 / 2) with (/ 2) by field. now apply Rpower_sqrt.
  - rewrite power_zero by lra. now rewrite sqrt_0.
Qed.

Lemma power_exp x y : power (exp x) y = exp (x * y).
Proof. rewrite power_positive by apply exp_pos. unfold Rpower. rewrite ln_exp. f_equal. ring. Qed.

(** Whole exponents, whatever the base. *)
Lemma power_pos x p : power x (IZR (Zpos p)) = x ^ Pos.to_nat p.
Proof. apply power_IZR. Qed.

Lemma power_neg x p : power x (IZR (Zneg p)) = / x ^ Pos.to_nat p.
Proof. apply power_IZR. Qed.

Lemma power_opp_pos x p : power x (- IZR (Zpos p)) = / x ^ Pos.to_nat p.
Proof. rewrite <- opp_IZR. apply power_neg. Qed.

Lemma power_succ x y : integer y -> 0 <= y -> power x (y + 1) = power x y * x.
Proof.
  intros [k ->] H. apply le_IZR in H. rewrite <- plus_IZR, !power_IZR.
  rewrite <- (Z2Nat.id k) by assumption. change 1%Z with (Z.of_nat 1). rewrite <- Nat2Z.inj_add, !powerRZ_nat.
  rewrite pow_add. simpl. ring.
Qed.

(** ** a log b *)

Lemma xlogy_pos a b : 0 < b -> xlogy_defined a b.
Proof. now left. Qed.

Lemma xlogy_0 b : xlogy 0 b = 0.
Proof. unfold xlogy. ring. Qed.

Lemma xlogy_mult a b c : (a = 0 \/ 0 < b) -> 0 < c -> xlogy a (b * c) = xlogy a b + a * ln c.
Proof.
  unfold xlogy. intros [-> | Hb] Hc; [ring | rewrite ln_mult by assumption; ring].
Qed.

Lemma xlogy_div a b c : (a = 0 \/ 0 < b) -> 0 < c -> xlogy a (b / c) = xlogy a b - a * ln c.
Proof.
  unfold xlogy. intros [-> | Hb] Hc; [ring | rewrite ln_div by assumption; ring].
Qed.

(** ** Hyperbolic functions *)

Lemma sinh_exp x : sinh x = (exp x - / exp x) / 2.
Proof. unfold sinh. now rewrite exp_Ropp. Qed.

Lemma cosh_exp x : cosh x = (exp x + / exp x) / 2.
Proof. unfold cosh. now rewrite exp_Ropp. Qed.

Lemma exp_plus_inv_gt0 x : 0 < exp x + / exp x.
Proof. pose proof (exp_pos x). pose proof (Rinv_0_lt_compat _ H). lra. Qed.

Lemma tanh_exp x : tanh x = (exp x - / exp x) / (exp x + / exp x).
Proof.
  unfold tanh. rewrite sinh_exp, cosh_exp. pose proof (exp_plus_inv_gt0 x). pose proof (exp_pos x).
  assert (exp x ^ 2 + 1 <> 0) by (pose proof (pow2_ge_0 (exp x)); lra). field. split; lra.
Qed.

Lemma cosh_gt0 x : 0 < cosh x.
Proof. rewrite cosh_exp. pose proof (exp_plus_inv_gt0 x). lra. Qed.

Lemma atanh_ln x : -1 < x -> x < 1 -> atanh x = (ln (1 + x) - ln (1 - x)) / 2.
Proof. intros. unfold atanh. rewrite ln_div by lra. reflexivity. Qed.
