(** * Theorems by which conditions are proved

    What tells the sign of a term, that it is not 0, or how it compares with 1, from its parts. The tactics of
    Obligations.v and of Signs.v choose among them by the form of the term.

    Main statements: [nonneg_neq_pos], [quotient_neq], [xlogy_defined_over], [xlogy_defined_times]; [exp_lt_1],
    [quotient_le_1], [power_le_1], [power_le_power], [ln_le_of_exp], [mult_pos_neg] … *)

From Derive Require Export Sums Logarithms.

(** ** Zero or positive *)

Lemma nonneg_neq_pos t : 0 <= t -> t <> 0 -> 0 < t.
Proof. intros [H | <-] N; [assumption | contradiction]. Qed.

Lemma nonneg_cases a : 0 <= a -> a = 0 \/ 0 < a.
Proof. lra. Qed.

Lemma zero_or_above a u : 0 <= a -> a <= u -> a = 0 \/ 0 < u.
Proof. lra. Qed.

Lemma Rmax_gt0_l u v : 0 < u -> 0 < Rmax u v.
Proof. intros. pose proof (Rmax_l u v). lra. Qed.

Lemma Rmax_gt0_r u v : 0 < v -> 0 < Rmax u v.
Proof. intros. pose proof (Rmax_r u v). lra. Qed.

Lemma Rmin_gt0 u v : 0 < u -> 0 < v -> 0 < Rmin u v.
Proof. intros. now apply Rmin_glb_lt. Qed.

Lemma Rle_abs_opp u : - u <= Rabs u.
Proof. rewrite <- Rabs_Ropp. apply Rle_abs. Qed.

Lemma delta_ge0 i j : 0 <= delta i j.
Proof. unfold delta. destruct (Req_EM_T i j); lra. Qed.

Lemma delta_le1 i j : delta i j <= 1.
Proof. unfold delta. destruct (Req_EM_T i j); lra. Qed.

(** A quotient is not w. *)
Lemma quotient_neq u v w : v <> 0 -> u <> w * v -> u / v <> w.
Proof. intros Hv N E. apply N. rewrite <- E. field. exact Hv. Qed.

(** ** a log b has a value *)

Lemma xlogy_defined_same a : 0 <= a -> xlogy_defined a a.
Proof. intros [H | <-]; [now left | now right]. Qed.

Lemma xlogy_defined_over a u v : 0 < v -> xlogy_defined a u -> xlogy_defined a (u / v).
Proof.
  intros Hv [H | [-> ->]]; [left; now apply Rdiv_lt_0_compat | right]. split; [reflexivity | unfold Rdiv; ring].
Qed.

Lemma xlogy_defined_times a u v : 0 < v -> xlogy_defined a u -> xlogy_defined a (u * v).
Proof.
  intros Hv [H | [-> ->]]; [left; now apply Rmult_lt_0_compat | right]. split; [reflexivity | ring].
Qed.

Lemma xlogy_defined_times_r a u v : 0 < u -> xlogy_defined a v -> xlogy_defined a (u * v).
Proof. rewrite Rmult_comm. apply xlogy_defined_times. Qed.

(** ** Compared with 1 *)

Lemma exp_lt_1 u : u < 0 -> exp u < 1.
Proof. intros H. rewrite <- exp_0. now apply exp_increasing. Qed.
Lemma exp_gt_1 u : 0 < u -> 1 < exp u.
Proof. intros H. rewrite <- exp_0. now apply exp_increasing. Qed.
Lemma exp_le_1 u : u <= 0 -> exp u <= 1.
Proof. intros [H | ->]; [left; now apply exp_lt_1 | right; apply exp_0]. Qed.
Lemma exp_ge_1 u : 0 <= u -> 1 <= exp u.
Proof. intros [H | <-]; [left; now apply exp_gt_1 | right; symmetry; apply exp_0]. Qed.

Lemma quotient_le_1 u v : 0 < v -> u <= v -> u / v <= 1.
Proof. intros Hv H. apply (Rmult_le_reg_r v); [assumption |]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra. Qed.
Lemma quotient_lt_1 u v : 0 < v -> u < v -> u / v < 1.
Proof. intros Hv H. apply (Rmult_lt_reg_r v); [assumption |]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra. Qed.
Lemma quotient_ge_1 u v : 0 < v -> v <= u -> 1 <= u / v.
Proof. intros Hv H. apply (Rmult_le_reg_r v); [assumption |]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra. Qed.
Lemma quotient_gt_1 u v : 0 < v -> v < u -> 1 < u / v.
Proof. intros Hv H. apply (Rmult_lt_reg_r v); [assumption |]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra. Qed.

Lemma le_quotient w u v : 0 < v -> w * v <= u -> w <= u / v.
Proof. intros Hv H. apply (Rmult_le_reg_r v); [assumption |]. unfold Rdiv. rewrite (Rmult_assoc u), Rinv_l by lra. lra. Qed.
Lemma quotient_le w u v : 0 < v -> u <= w * v -> u / v <= w.
Proof. intros Hv H. apply (Rmult_le_reg_r v); [assumption |]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra. Qed.

Lemma times_le1 x y : 0 <= x -> 0 <= y -> x <= 1 -> y <= 1 -> x * y <= 1.
Proof. intros. nra. Qed.

(** ** Powers *)

Lemma power_as_Rpower u x : 0 < u -> power u x = exp (x * ln u).
Proof. intros H. rewrite power_positive by assumption. reflexivity. Qed.

Lemma power_le_1 u x : 0 < u -> u <= 1 -> 0 <= x -> power u x <= 1.
Proof.
  intros H H1 Hx. rewrite power_as_Rpower by assumption. apply exp_le_1.
  pose proof (Rmult_le_pos x (- ln u) Hx) as P. pose proof (ln_le0 u H H1). lra.
Qed.

Lemma power_of_large_le_1 u x : 1 <= u -> x <= 0 -> power u x <= 1.
Proof.
  intros H Hx. rewrite power_as_Rpower by lra. apply exp_le_1.
  pose proof (Rmult_le_pos (- x) (ln u) ltac:(lra) (ln_ge0 u H)). lra.
Qed.

Lemma power_ge_1 u x : 1 <= u -> 0 <= x -> 1 <= power u x.
Proof.
  intros H Hx. rewrite power_as_Rpower by lra. apply exp_ge_1. apply Rmult_le_pos; [assumption | now apply ln_ge0].
Qed.

Lemma power_le_power u x y : 1 <= u -> x <= y -> power u x <= power u y.
Proof.
  intros H Hx. rewrite !power_as_Rpower by lra.
  destruct (Rmult_le_compat_r (ln u) x y (ln_ge0 u H) Hx) as [L | ->]; [left; now apply exp_increasing | apply Rle_refl].
Qed.

Lemma power_lt_power u x y : 1 < u -> x < y -> power u x < power u y.
Proof.
  intros H Hx. rewrite !power_as_Rpower by lra. apply exp_increasing. apply Rmult_lt_compat_r; [now apply ln_gt0 | assumption].
Qed.

Lemma half_power_next d : power 2 (- (d + 1)) = power 2 (- d) / 2.
Proof.
  rewrite !power_as_Rpower by lra. replace (- (d + 1) * ln 2) with (- d * ln 2 - ln 2) by ring.
  now rewrite exp_minus, exp_ln by lra.
Qed.

Lemma integer_power x y : integer x -> integer y -> 0 <= y -> integer (power x y).
Proof.
  intros Hx [k ->] H. apply le_IZR in H. rewrite <- (Z2Nat.id k H), <- INR_IZR_INZ, power_nat. now apply integer_pow.
Qed.

(** ** Logarithms of what is compared with an exponential *)

Lemma ln_le_of_exp p c : 0 < p -> p <= exp c -> ln p <= c.
Proof. intros H L. rewrite <- (ln_exp c). now apply ln_le_compat. Qed.
Lemma ln_ge_of_exp p c : exp c <= p -> c <= ln p.
Proof. intros L. rewrite <- (ln_exp c) at 1. apply ln_le_compat; [apply exp_pos | assumption]. Qed.
Lemma ln_lt_of_exp p c : 0 < p -> p < exp c -> ln p < c.
Proof. intros H L. rewrite <- (ln_exp c). now apply ln_increasing. Qed.
Lemma ln_gt_of_exp p c : exp c < p -> c < ln p.
Proof. intros L. rewrite <- (ln_exp c) at 1. apply ln_increasing; [apply exp_pos | assumption]. Qed.

Lemma Rabs_gt_neq c t : 0 <= c -> c < Rabs t -> t <> 0.
Proof. intros Hc H E. rewrite E, Rabs_R0 in H. lra. Qed.

(** ** Products and quotients *)

Lemma mult_pos_neg u v : 0 < u -> v < 0 -> u * v < 0.
Proof. intros. pose proof (Rmult_lt_0_compat u (- v)). lra. Qed.
Lemma mult_neg_pos u v : u < 0 -> 0 < v -> u * v < 0.
Proof. intros. pose proof (Rmult_lt_0_compat (- u) v). lra. Qed.
Lemma mult_nonneg_nonpos u v : 0 <= u -> v <= 0 -> u * v <= 0.
Proof. intros. pose proof (Rmult_le_pos u (- v)). lra. Qed.
Lemma mult_nonpos_nonneg u v : u <= 0 -> 0 <= v -> u * v <= 0.
Proof. intros. pose proof (Rmult_le_pos (- u) v). lra. Qed.
Lemma mult_nonpos_nonpos u v : u <= 0 -> v <= 0 -> 0 <= u * v.
Proof. intros. pose proof (Rmult_le_pos (- u) (- v)). lra. Qed.
Lemma quotient_nonpos u v : u <= 0 -> 0 < v -> u / v <= 0.
Proof. intros Hu Hv. apply mult_nonpos_nonneg; [assumption | left; now apply Rinv_0_lt_compat]. Qed.
Lemma quotient_neg u v : u < 0 -> 0 < v -> u / v < 0.
Proof. intros Hu Hv. apply mult_neg_pos; [assumption | now apply Rinv_0_lt_compat]. Qed.

Lemma xlogy_nonpos a u : 0 <= a -> 0 < u -> u <= 1 -> xlogy a u <= 0.
Proof. intros. apply mult_nonneg_nonpos; [assumption | now apply ln_le0]. Qed.

Lemma le_more x u : 0 <= u -> x <= x + u.
Proof. lra. Qed.
Lemma lt_more x u : 0 < u -> x < x + u.
Proof. lra. Qed.
Lemma le_less x u : 0 <= u -> x - u <= x.
Proof. lra. Qed.
Lemma lt_less x u : 0 < u -> x - u < x.
Proof. lra. Qed.
