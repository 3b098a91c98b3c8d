(** * Softmax, log-sum-exp and the cross-entropy of n classes

    Scores z over 1, …, n, with n >= 1. Partial derivatives are derivatives of [fun t => … (update z k t) …] at z k.

    Main definitions
    - [partition n z] = sum of exp (z i), [logsumexp n z] = its logarithm.
    - [softmax n z k] = exp (z k) / partition n z.
    - [softmax_cross_entropy n p z] = cross_entropy n p (softmax n z).

    Main statements
    - [softmax_distribution]: softmax is a distribution of positive numbers.
    - [softmax_shift], [logsumexp_shift], [logsumexp_stable]: a constant added to all scores.
    - [logsumexp_ge], [logsumexp_le]: between the largest score and that plus ln n.
    - [softmax_cross_entropy_logits]: for p with the sum 1 it is logsumexp z - sum of p i z i.
    - [is_derive_logsumexp], [is_derive_softmax]: the partial derivatives.
    - [is_derive_softmax_cross_entropy]: the gradient, softmax z k - p k.
    - [is_derive2_softmax_cross_entropy]: the Hessian, softmax z k (delta k l - softmax z l), whatever p is.
    - [softmax_hessian_ge0]: that matrix is positive semidefinite, so that the loss is convex in z.
    - [softmax_two_classes]: of two classes, softmax is the sigmoid of the difference. *)

From Derive Require Import Base Sums Logarithms Information Sigmoid.
Local Open Scope R_scope.

Definition partition (n : R) (z : R -> R) := Sum 1 n (fun i => exp (z i)).
Definition logsumexp (n : R) (z : R -> R) := ln (partition n z).
Definition softmax (n : R) (z : R -> R) (k : R) := exp (z k) / partition n z.
Definition softmax_cross_entropy (n : R) (p z : R -> R) := cross_entropy n p (softmax n z).

Local Lemma integer_1 : integer 1.
Proof. exact (integer_IZR 1). Qed.

Local Hint Resolve integer_1 exp_pos : core.

(** ** Derivatives along one entry of a family *)

Lemma is_derive_update_self (z : R -> R) k : is_derive (fun t => update z k t k) (z k) 1.
Proof.
  apply (is_derive_ext (fun t => t)); [intros t; now rewrite update_same | apply (is_derive_id (K := R_AbsRing))].
Qed.

Lemma is_derive_update (z : R -> R) k i : is_derive (fun t => update z k t i) (z k) (delta i k).
Proof.
  destruct (Req_dec i k) as [-> | Hne]; [rewrite delta_same; apply is_derive_update_self |].
  rewrite delta_different by exact Hne. apply (is_derive_ext (fun _ => z i)).
  - intros t. now rewrite update_other.
  - apply (is_derive_const (V := R_NormedModule)).
Qed.

Section Softmax.

Variable n : R.
Hypothesis one_le_n : 1 <= n.

Lemma partition_gt0 z : 0 < partition n z.
Proof. apply Sum_gt0; auto. Qed.

Local Hint Resolve partition_gt0 : core.

Local Lemma partition_neq0 z : partition n z <> 0.
Proof. apply Rgt_not_eq, partition_gt0. Qed.

Local Hint Resolve partition_neq0 : core.

(** Only the values on the range matter. *)
Lemma partition_ext z z' : (forall i, in_range 1 n i -> z i = z' i) -> partition n z = partition n z'.
Proof. intros H. apply Sum_ext; [trivial |]. intros i Hi. now rewrite H. Qed.

Lemma partition_update_same z k : partition n (update z k (z k)) = partition n z.
Proof. apply partition_ext. intros i _. apply update_entry. Qed.

Lemma softmax_gt0 z k : 0 < softmax n z k.
Proof. now apply Rdiv_lt_0_compat. Qed.

Lemma Sum_softmax z : Sum 1 n (softmax n z) = 1.
Proof. unfold softmax. rewrite Sum_div. fold (partition n z). field. auto. Qed.

Theorem softmax_distribution z : distribution n (softmax n z).
Proof. split; [intros i _; left; apply softmax_gt0 | apply Sum_softmax]. Qed.

Lemma ln_softmax z k : ln (softmax n z k) = z k - logsumexp n z.
Proof. unfold softmax. now rewrite ln_div, ln_exp by auto. Qed.

Lemma softmax_exp z k : softmax n z k = exp (z k - logsumexp n z).
Proof. rewrite <- ln_softmax, exp_ln; [reflexivity | apply softmax_gt0]. Qed.

(** ** A constant added to all scores *)

Lemma partition_shift z c : partition n (fun i => z i + c) = partition n z * exp c.
Proof.
  unfold partition. rewrite <- Sum_scal_r. apply Sum_ext; [trivial |]. intros i _. apply exp_plus.
Qed.

Theorem softmax_shift z c k : softmax n (fun i => z i + c) k = softmax n z k.
Proof. unfold softmax. rewrite partition_shift, exp_plus. field. split; [auto | apply Rgt_not_eq, exp_pos]. Qed.

Theorem logsumexp_shift z c : logsumexp n (fun i => z i + c) = logsumexp n z + c.
Proof. unfold logsumexp. now rewrite partition_shift, ln_mult, ln_exp by auto. Qed.

(** With m the largest score no exponential overflows, and one of them is 1. *)
Corollary logsumexp_stable z m : logsumexp n z = m + logsumexp n (fun i => z i - m).
Proof. unfold Rminus. rewrite logsumexp_shift. ring. Qed.

(** ** A smooth maximum *)

Lemma logsumexp_ge z k : in_range 1 n k -> z k <= logsumexp n z.
Proof.
  intros Hk. rewrite <- (ln_exp (z k)). apply ln_le_compat; [auto |].
  apply (term_le_Sum 1 n (fun i => exp (z i))); [trivial | intros; now left | exact Hk].
Qed.

Lemma logsumexp_le z m : integer n -> (forall i, in_range 1 n i -> z i <= m) -> logsumexp n z <= m + ln n.
Proof.
  intros Hn Hm. rewrite <- (ln_exp m), <- ln_mult by (auto; lra).
  apply ln_le_compat; [auto |]. rewrite Rmult_comm.
  replace (n * exp m) with (Sum 1 n (fun _ => exp m)) by (rewrite Sum_const by (trivial; lra); ring).
  apply Sum_le; [trivial |]. intros i Hi. destruct (Hm i Hi) as [H | ->]; [left; now apply exp_increasing | now right].
Qed.

(** ** Partial derivatives *)

Lemma is_derive_partition z k : in_range 1 n k ->
  is_derive (fun t => partition n (update z k t)) (z k) (exp (z k)).
Proof.
  intros Hk. rewrite <- (Sum_delta_l 1 n k (fun i => exp (z i)) integer_1 Hk).
  apply (is_derive_Sum 1 n (fun t i => exp (update z k t i))); [trivial |]. intros i _.
  replace (delta i k * exp (z i)) with (scal (delta i k) (exp (update z k (z k) i)))
    by (now rewrite update_entry).
  apply (is_derive_comp exp (fun t => update z k t i)); [| apply is_derive_update].
  apply is_derive_Reals, derivable_pt_lim_exp.
Qed.

Theorem is_derive_logsumexp z k : in_range 1 n k ->
  is_derive (fun t => logsumexp n (update z k t)) (z k) (softmax n z k).
Proof.
  intros Hk. replace (softmax n z k) with (scal (exp (z k)) (/ partition n (update z k (z k))))
    by (now rewrite partition_update_same).
  apply (is_derive_comp ln (fun t => partition n (update z k t))); [| now apply is_derive_partition].
  apply is_derive_Reals, derivable_pt_lim_ln, partition_gt0.
Qed.

(** The derivative of the share of l as the score of k grows: the covariance of the two indicators. *)
Theorem is_derive_softmax z k l : in_range 1 n k ->
  is_derive (fun t => softmax n (update z k t) l) (z k) (softmax n z l * (delta l k - softmax n z k)).
Proof.
  intros Hk.
  apply (is_derive_ext (fun t => exp (update z k t l - logsumexp n (update z k t)))).
  { intros t. now rewrite softmax_exp. }
  replace (softmax n z l * (delta l k - softmax n z k))
    with (scal (delta l k - softmax n z k) (exp (update z k (z k) l - logsumexp n (update z k (z k))))).
  - apply (is_derive_comp exp (fun t => update z k t l - logsumexp n (update z k t))).
    + apply is_derive_Reals, derivable_pt_lim_exp.
    + apply (is_derive_minus (V := R_NormedModule)); [apply is_derive_update | now apply is_derive_logsumexp].
  - rewrite update_entry. unfold logsumexp at 1. rewrite partition_update_same.
    fold (logsumexp n z). rewrite <- softmax_exp. apply Rmult_comm.
Qed.

(** ** Cross-entropy *)

Theorem softmax_cross_entropy_logits p z : Sum 1 n p = 1 ->
  softmax_cross_entropy n p z = logsumexp n z - Sum 1 n (fun i => p i * z i).
Proof.
  intros Sp. unfold softmax_cross_entropy, cross_entropy, xlogy.
  rewrite (Sum_ext 1 n _ (fun i => p i * z i - p i * logsumexp n z)); trivial.
  - rewrite Sum_minus, Sum_scal_r, Sp. ring.
  - intros i _. rewrite ln_softmax. ring.
Qed.

Theorem is_derive_softmax_cross_entropy p z k : Sum 1 n p = 1 -> in_range 1 n k ->
  is_derive (fun t => softmax_cross_entropy n p (update z k t)) (z k) (softmax n z k - p k).
Proof.
  intros Sp Hk.
  apply (is_derive_ext (fun t => logsumexp n (update z k t) - Sum 1 n (fun i => p i * update z k t i))).
  { intros t. now rewrite softmax_cross_entropy_logits. }
  apply (is_derive_minus (V := R_NormedModule)); [now apply is_derive_logsumexp |].
  rewrite <- (Sum_delta_l 1 n k p integer_1 Hk).
  apply (is_derive_Sum 1 n (fun t i => p i * update z k t i)); [trivial |]. intros i _.
  rewrite Rmult_comm. apply (is_derive_scal (fun t => update z k t i)). apply is_derive_update.
Qed.

Theorem is_derive2_softmax_cross_entropy (p z : R -> R) k l : in_range 1 n l ->
  is_derive (fun t => softmax n (update z l t) k - p k) (z l) (softmax n z k * (delta k l - softmax n z l)).
Proof.
  intros Hl. rewrite <- (Rminus_0_r (softmax n z k * _)).
  apply (is_derive_minus (V := R_NormedModule)); [now apply is_derive_softmax |].
  apply (is_derive_const (V := R_NormedModule)).
Qed.

(** Along any direction v the second derivative is the variance of v under softmax. *)
Theorem softmax_hessian_ge0 z v :
  0 <= Sum 1 n (fun k => Sum 1 n (fun l => v k * v l * (softmax n z k * (delta k l - softmax n z l)))).
Proof.
  set (s := softmax n z). set (mean := Sum 1 n (fun i => s i * v i)).
  assert (E : Sum 1 n (fun k => Sum 1 n (fun l => v k * v l * (s k * (delta k l - s l)))) =
              Sum 1 n (fun i => s i * (v i - mean) ^ 2)).
  { rewrite (Sum_ext 1 n _ (fun k => s k * v k ^ 2 - mean * (s k * v k))); trivial.
    - rewrite Sum_minus, Sum_scal_l. fold mean.
      rewrite (Sum_ext 1 n (fun i => s i * (v i - mean) ^ 2)
        (fun i => s i * v i ^ 2 - 2 * mean * (s i * v i) + mean ^ 2 * s i)) by (trivial; intros; ring).
      rewrite Sum_plus, Sum_minus, !Sum_scal_l. fold mean. unfold s. rewrite Sum_softmax. ring.
    - intros k Hk.
      rewrite (Sum_ext 1 n _ (fun l => delta l k * (s k * v k * v l) - s k * v k * (s l * v l))) by
        (trivial; intros; rewrite (delta_sym k); ring).
      rewrite Sum_minus, Sum_scal_l, Sum_delta_l by trivial. fold mean. ring. }
  rewrite E. apply Sum_ge0; [trivial |]. intros i _.
  apply Rmult_le_pos; [left; apply softmax_gt0 | apply pow2_ge_0].
Qed.

End Softmax.

(** ** Two classes *)

Theorem softmax_two_classes z : softmax 2 z 1 = sigmoid (z 1 - z 2).
Proof.
  unfold softmax, partition, sigmoid. replace 2 with (1 + 1) by ring.
  rewrite Sum_last, Sum_single by (trivial || lra). replace (1 + 1) with 2 by ring.
  rewrite Ropp_minus_distr, exp_minus. pose proof (exp_pos (z 1)). pose proof (exp_pos (z 2)). field. lra.
Qed.
