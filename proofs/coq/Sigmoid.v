(** * Sigmoid, softplus and the cross-entropy of two classes

    Main definitions
    - [sigmoid x] = 1 / (1 + exp (- x)), the inverse of [logit p] = ln (p / (1 - p)).
    - [softplus x] = ln (1 + exp x).
    - [binary_cross_entropy p q] = - (p ln q + (1 - p) ln (1 - q)).

    Main statements
    - [is_derive_sigmoid], [is_derive_softplus]: sigmoid' = sigmoid (1 - sigmoid),
      softplus' = sigmoid.
    - [sigmoid_stable], [softplus_stable]: the forms in which no exponential overflows.
    - [cross_entropy_two_classes]: over two classes, cross-entropy is binary
      cross-entropy.
    - [is_derive_binary_cross_entropy], [is_derive2_binary_cross_entropy]: its slope and
      its curvature in q.
    - [binary_cross_entropy_logits]: at q = sigmoid z it is softplus z - p z, with the
      slope sigmoid z - p ([is_derive_binary_cross_entropy_logits]) and a positive
      curvature ([is_derive2_binary_cross_entropy_logits], [sigmoid_slope_gt_0]). *)

From Coq Require Import Reals Lra.
From Coquelicot Require Import Coquelicot.
Local Open Scope R_scope.

Definition sigmoid x := 1 / (1 + exp (- x)).
Definition softplus x := ln (1 + exp x).
Definition logit p := ln (p / (1 - p)).
Definition binary_cross_entropy p q := - (p * ln q + (1 - p) * ln (1 - q)).

Lemma one_plus_exp_gt_0 x : 0 < 1 + exp x.
Proof. pose proof (exp_pos x). lra. Qed.

Local Hint Resolve one_plus_exp_gt_0 exp_pos Rinv_0_lt_compat : core.

(** ** Sigmoid *)

Lemma sigmoid_gt_0 x : 0 < sigmoid x.
Proof. apply Rdiv_lt_0_compat; [lra | auto]. Qed.

Lemma sigmoid_opp x : sigmoid (- x) = 1 - sigmoid x.
Proof.
  unfold sigmoid. rewrite Ropp_involutive, exp_Ropp. pose proof (exp_pos x). field. lra.
Qed.

Lemma sigmoid_lt_1 x : sigmoid x < 1.
Proof. pose proof (sigmoid_gt_0 (- x)) as H. rewrite sigmoid_opp in H. lra. Qed.

Lemma sigmoid_0 : sigmoid 0 = 1 / 2.
Proof. unfold sigmoid. rewrite Ropp_0, exp_0. field. Qed.

(** The other usual form. *)
Lemma sigmoid_exp x : sigmoid x = exp x / (1 + exp x).
Proof. unfold sigmoid. rewrite exp_Ropp. pose proof (exp_pos x). field. lra. Qed.

(** min (x, 0) and - |x| are never positive, so that no exponential overflows. *)
Lemma sigmoid_stable x : sigmoid x = exp (Rmin x 0) / (1 + exp (- Rabs x)).
Proof.
  destruct (Rle_dec 0 x) as [H | H].
  - now rewrite Rmin_right, exp_0, Rabs_pos_eq by lra.
  - rewrite Rmin_left, Rabs_left, Ropp_involutive by lra. apply sigmoid_exp.
Qed.

Lemma sigmoid_slope_gt_0 x : 0 < sigmoid x * (1 - sigmoid x).
Proof.
  apply Rmult_lt_0_compat; [apply sigmoid_gt_0 | pose proof (sigmoid_lt_1 x); lra].
Qed.

(** It is largest where the two classes are equally likely. *)
Lemma sigmoid_slope_le x : sigmoid x * (1 - sigmoid x) <= 1 / 4.
Proof. pose proof (pow2_ge_0 (sigmoid x - 1 / 2)). simpl in *. lra. Qed.

Lemma is_derive_sigmoid x : is_derive sigmoid x (sigmoid x * (1 - sigmoid x)).
Proof.
  unfold sigmoid. pose proof (one_plus_exp_gt_0 (- x)). auto_derive; [lra | field; lra].
Qed.

Lemma sigmoid_increasing x y : x < y -> sigmoid x < sigmoid y.
Proof.
  intros Hxy. apply Rmult_lt_compat_l; [lra |].
  apply Rinv_lt_contravar; [auto using Rmult_lt_0_compat |].
  apply Rplus_lt_compat_l, exp_increasing. lra.
Qed.

(** The odds of sigmoid x are exp x. *)
Lemma sigmoid_odds x : sigmoid x / (1 - sigmoid x) = exp x.
Proof.
  rewrite <- sigmoid_opp, (sigmoid_exp x). unfold sigmoid.
  rewrite Ropp_involutive. pose proof (exp_pos x). field. lra.
Qed.

Lemma logit_sigmoid x : logit (sigmoid x) = x.
Proof. unfold logit. now rewrite sigmoid_odds, ln_exp. Qed.

Lemma sigmoid_logit p : 0 < p < 1 -> sigmoid (logit p) = p.
Proof.
  intros Hp. rewrite sigmoid_exp. unfold logit.
  rewrite exp_ln by (apply Rdiv_lt_0_compat; lra). field. lra.
Qed.

Lemma tanh_sigmoid x : tanh x = 2 * sigmoid (2 * x) - 1.
Proof.
  unfold tanh, sinh, cosh. rewrite sigmoid_exp.
  replace (2 * x) with (x + x) by ring. rewrite exp_plus, exp_Ropp.
  pose proof (exp_pos x). field. split; nra.
Qed.

(** ** Softplus *)

Lemma softplus_gt_0 x : 0 < softplus x.
Proof. unfold softplus. rewrite <- ln_1. apply ln_increasing; pose proof (exp_pos x); lra. Qed.

Lemma ln_sigmoid x : ln (sigmoid x) = - softplus (- x).
Proof. unfold sigmoid, softplus, Rdiv. now rewrite Rmult_1_l, ln_Rinv. Qed.

Lemma softplus_opp x : softplus (- x) = softplus x - x.
Proof.
  unfold softplus.
  replace (1 + exp x) with (exp x * (1 + exp (- x))).
  - rewrite ln_mult, ln_exp by auto. ring.
  - rewrite exp_Ropp. pose proof (exp_pos x). field. lra.
Qed.

Lemma ln_one_minus_sigmoid x : ln (1 - sigmoid x) = - softplus x.
Proof. now rewrite <- sigmoid_opp, ln_sigmoid, Ropp_involutive. Qed.

Lemma softplus_stable x : softplus x = Rmax x 0 + ln (1 + exp (- Rabs x)).
Proof.
  destruct (Rle_dec 0 x) as [H | H].
  - rewrite Rmax_left, Rabs_pos_eq by lra.
    fold (softplus (- x)). rewrite softplus_opp. ring.
  - rewrite Rmax_right, Rabs_left, Ropp_involutive by lra. unfold softplus. ring.
Qed.

(** Softplus lies above the ramp max (x, 0), by at most ln 2. *)
Lemma softplus_gt_ramp x : Rmax x 0 < softplus x.
Proof.
  rewrite softplus_stable. pose proof (softplus_gt_0 (- Rabs x)). unfold softplus in *. lra.
Qed.

Lemma softplus_le_ramp x : softplus x <= Rmax x 0 + ln 2.
Proof.
  rewrite softplus_stable. apply Rplus_le_compat_l, ln_le; [auto |].
  assert (exp (- Rabs x) <= 1); [|lra].
  rewrite <- exp_0. destruct (Rabs_pos x) as [H | <-].
  - left. apply exp_increasing. lra.
  - now rewrite Ropp_0; right.
Qed.

Lemma is_derive_softplus x : is_derive softplus x (sigmoid x).
Proof.
  rewrite sigmoid_exp. unfold softplus. pose proof (one_plus_exp_gt_0 x).
  auto_derive; [lra | field; lra].
Qed.

Lemma softplus_increasing x y : x < y -> softplus x < softplus y.
Proof.
  intros Hxy. apply ln_increasing; [auto |]. now apply Rplus_lt_compat_l, exp_increasing.
Qed.

(** ** Binary cross-entropy *)

Lemma cross_entropy_two_classes p1 p2 q1 q2 : p1 + p2 = 1 -> q1 + q2 = 1 ->
  - (p1 * ln q1 + p2 * ln q2) = binary_cross_entropy p1 q1.
Proof.
  intros Hp Hq. unfold binary_cross_entropy.
  now replace p2 with (1 - p1) by lra; replace q2 with (1 - q1) by lra.
Qed.

Lemma binary_cross_entropy_1 q : binary_cross_entropy 1 q = - ln q.
Proof. unfold binary_cross_entropy. ring. Qed.

Lemma binary_cross_entropy_0 q : binary_cross_entropy 0 q = - ln (1 - q).
Proof. unfold binary_cross_entropy. ring. Qed.

Lemma is_derive_binary_cross_entropy p q : 0 < q < 1 ->
  is_derive (binary_cross_entropy p) q ((q - p) / (q * (1 - q))).
Proof. intros Hq. unfold binary_cross_entropy. auto_derive; [lra | field; lra]. Qed.

Lemma is_derive2_binary_cross_entropy p q : 0 < q < 1 ->
  is_derive (fun q => (q - p) / (q * (1 - q))) q (p / q ^ 2 + (1 - p) / (1 - q) ^ 2).
Proof. intros Hq. auto_derive; [nra | field; lra]. Qed.

Theorem binary_cross_entropy_logits p z :
  binary_cross_entropy p (sigmoid z) = softplus z - p * z.
Proof.
  unfold binary_cross_entropy. rewrite ln_sigmoid, ln_one_minus_sigmoid, softplus_opp. ring.
Qed.

Theorem is_derive_binary_cross_entropy_logits p z :
  is_derive (fun z => binary_cross_entropy p (sigmoid z)) z (sigmoid z - p).
Proof.
  apply (is_derive_ext (fun z => softplus z - p * z)).
  { intros t. now rewrite binary_cross_entropy_logits. }
  apply (is_derive_minus (V := R_NormedModule)); [apply is_derive_softplus |].
  auto_derive; [trivial | ring].
Qed.

Theorem is_derive2_binary_cross_entropy_logits p z :
  is_derive (fun z => sigmoid z - p) z (sigmoid z * (1 - sigmoid z)).
Proof.
  rewrite <- (Rminus_0_r (sigmoid z * _)).
  apply (is_derive_minus (V := R_NormedModule)).
  - apply is_derive_sigmoid.
  - apply (is_derive_const (V := R_NormedModule)).
Qed.
