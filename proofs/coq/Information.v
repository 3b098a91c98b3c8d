(** * Entropy, cross-entropy and divergence

    Families p, q of non-negative numbers over 1, …, n, with the natural logarithm and 0 ln 0 = 0. Nothing but what is
    written among the hypotheses is supposed of them: neither that they are positive nor that they add up to 1.

    Main definitions
    - [nonneg n p], [distribution n p]: p >= 0; p >= 0 with the sum 1.
    - [absolutely_continuous n p q]: q i = 0 only where p i = 0.
    - [entropy n p] = - sum of p i ln (p i).
    - [cross_entropy n p q] = - sum of p i ln (q i).
    - [kl_divergence n p q] = sum of p i ln (p i) - p i ln (q i).

    Main statements
    - [kl_divergence_ge0], [kl_divergence_eq0]: Gibbs' inequality, and that it is strict unless p = q.
    - [cross_entropy_split]: cross-entropy is entropy plus divergence; hence [cross_entropy_ge_entropy] and
      [cross_entropy_eq_entropy].
    - [entropy_le_ln], [entropy_eq_ln]: the entropy of n classes is at most ln n, and is ln n for equal shares only.
    - [entropy_ge0], [entropy_eq0]: it is not negative, and is 0 only if the outcome is certain.
    - [entropy_product]: entropies of independent outcomes add up.
    - [log_sum]: the log-sum inequality. *)

From Derive Require Import Base Sums Logarithms.
Local Open Scope R_scope.

Definition nonneg (n : R) (p : R -> R) := forall i, in_range 1 n i -> 0 <= p i.
Definition distribution (n : R) (p : R -> R) := nonneg n p /\ Sum 1 n p = 1.
Definition absolutely_continuous (n : R) (p q : R -> R) := forall i, in_range 1 n i -> q i = 0 -> p i = 0.

Definition entropy (n : R) (p : R -> R) := - Sum 1 n (fun i => xlogy (p i) (p i)).
Definition cross_entropy (n : R) (p q : R -> R) := - Sum 1 n (fun i => xlogy (p i) (q i)).
Definition kl_divergence (n : R) (p q : R -> R) := Sum 1 n (fun i => xlogy (p i) (p i) - xlogy (p i) (q i)).

Local Lemma integer_1 : integer 1.
Proof. exact (integer_IZR 1). Qed.

Local Hint Resolve integer_1 : core.

Lemma distribution_le1 n p i : distribution n p -> in_range 1 n i -> p i <= 1.
Proof. intros [Hp Sp] Hi. rewrite <- Sp. now apply term_le_Sum. Qed.

(** ** Gibbs' inequality *)

Lemma ln_lt_sub1 x : 0 < x -> x <> 1 -> ln x < x - 1.
Proof.
  intros Hx H1. pose proof (exp_ineq1 (ln x) (ln_neq0 x Hx H1)) as H. rewrite exp_ln in H by exact Hx. lra.
Qed.

(** One term of the sum: ln t <= t - 1 at t = q / p. *)
Lemma gibbs_term p q : 0 <= p -> 0 <= q -> (q = 0 -> p = 0) -> p - q <= xlogy p p - xlogy p q.
Proof.
  unfold xlogy. intros Hp Hq Hpq. destruct Hp as [Hp | <-]; [| lra].
  destruct Hq as [Hq | <-]; [| lra].
  assert (Ht : 0 < q / p) by now apply Rdiv_lt_0_compat.
  pose proof (ln_le_sub1 _ Ht) as H. rewrite ln_div in H by assumption.
  replace (p - q) with (p * - (q / p - 1)) by (field; lra).
  replace (p * ln p - p * ln q) with (p * - (ln q - ln p)) by ring.
  apply Rmult_le_compat_l; lra.
Qed.

Lemma gibbs_term_strict p q : 0 <= p -> 0 <= q -> (q = 0 -> p = 0) -> p <> q -> p - q < xlogy p p - xlogy p q.
Proof.
  unfold xlogy. intros Hp Hq Hpq Hne. destruct Hp as [Hp | <-]; [| lra].
  destruct Hq as [Hq | <-]; [| lra].
  assert (Ht : 0 < q / p) by now apply Rdiv_lt_0_compat.
  assert (Ht1 : q / p <> 1).
  { intros E. apply Hne. replace q with (q / p * p) by (field; lra). rewrite E. ring. }
  pose proof (ln_lt_sub1 _ Ht Ht1) as H. rewrite ln_div in H by assumption.
  replace (p - q) with (p * - (q / p - 1)) by (field; lra).
  replace (p * ln p - p * ln q) with (p * - (ln q - ln p)) by ring.
  apply Rmult_lt_compat_l; lra.
Qed.

Section Gibbs.

Variables (n : R) (p q : R -> R).
Hypotheses (nonneg_p : nonneg n p) (nonneg_q : nonneg n q) (dominated : absolutely_continuous n p q).

(** Whatever the sums of p and q are. *)
Lemma kl_divergence_ge : Sum 1 n p - Sum 1 n q <= kl_divergence n p q.
Proof.
  rewrite <- Sum_minus. apply Sum_le; [trivial |]. intros i Hi.
  apply gibbs_term; [now apply nonneg_p | now apply nonneg_q | now apply dominated].
Qed.

Hypothesis sum_q_le_sum_p : Sum 1 n q <= Sum 1 n p.

Theorem kl_divergence_ge0 : 0 <= kl_divergence n p q.
Proof. pose proof kl_divergence_ge. lra. Qed.

Lemma kl_divergence_self : (forall i, in_range 1 n i -> p i = q i) -> kl_divergence n p q = 0.
Proof. intros H. apply Sum_eq_0; [trivial |]. intros i Hi. rewrite (H i Hi). ring. Qed.

Theorem kl_divergence_eq0 : kl_divergence n p q = 0 <-> forall i, in_range 1 n i -> p i = q i.
Proof.
  split; [| exact kl_divergence_self].
  intros H0 i Hi. destruct (Req_dec (p i) (q i)) as [E | Hne]; [exact E | exfalso].
  assert (H : Sum 1 n (fun i => p i - q i) < kl_divergence n p q).
  { apply (Sum_lt_at 1 n _ _ i); trivial.
    - intros j Hj. apply gibbs_term; [now apply nonneg_p | now apply nonneg_q | now apply dominated].
    - apply gibbs_term_strict; [now apply nonneg_p | now apply nonneg_q | now apply dominated | exact Hne]. }
  rewrite Sum_minus in H. lra.
Qed.

End Gibbs.

Theorem cross_entropy_split n p q : cross_entropy n p q = entropy n p + kl_divergence n p q.
Proof. unfold cross_entropy, entropy, kl_divergence. rewrite Sum_minus. ring. Qed.

Corollary cross_entropy_ge_entropy n p q : distribution n p -> distribution n q -> absolutely_continuous n p q ->
  entropy n p <= cross_entropy n p q.
Proof.
  intros [Hp Sp] [Hq Sq] Hpq. rewrite cross_entropy_split.
  pose proof (kl_divergence_ge0 n p q Hp Hq Hpq). lra.
Qed.

Corollary cross_entropy_eq_entropy n p q : distribution n p -> distribution n q -> absolutely_continuous n p q ->
  cross_entropy n p q = entropy n p <-> forall i, in_range 1 n i -> p i = q i.
Proof.
  intros [Hp Sp] [Hq Sq] Hpq. rewrite cross_entropy_split.
  rewrite <- (kl_divergence_eq0 n p q Hp Hq Hpq) by lra. lra.
Qed.

(** ** How large an entropy can be *)

Section Bounds.

Variables (n : R) (p : R -> R).
Hypothesis distribution_p : distribution n p.

(** x ln x is never positive on [0, 1], and is 0 at its ends only. *)
Lemma xlogy_le0 x : 0 <= x <= 1 -> xlogy x x <= 0.
Proof.
  intros [[Hx | <-] H1]; [| rewrite xlogy_0; lra].
  unfold xlogy. pose proof (ln_le0 x Hx H1). nra.
Qed.

Lemma xlogy_eq0 x : 0 <= x <= 1 -> xlogy x x = 0 -> x = 0 \/ x = 1.
Proof.
  intros [[Hx | <-] H1] H; [right | now left].
  unfold xlogy in H. destruct (Rmult_integral _ _ H) as [H0 | H0]; [lra |].
  destruct (Req_dec x 1) as [E | Hne]; [exact E |]. now destruct (ln_neq0 x Hx Hne).
Qed.

Lemma entropy_ge0 : 0 <= entropy n p.
Proof.
  destruct distribution_p as [Hp Sp]. unfold entropy. rewrite <- Sum_opp.
  apply Sum_ge0; [trivial |]. intros i Hi. pose proof (distribution_le1 n p i distribution_p Hi).
  pose proof (xlogy_le0 (p i) (conj (Hp i Hi) H)). lra.
Qed.

Lemma entropy_eq0 : entropy n p = 0 -> exists k, in_range 1 n k /\ p k = 1 /\
  forall i, in_range 1 n i -> i <> k -> p i = 0.
Proof.
  intros H0. destruct distribution_p as [Hp Sp].
  assert (Hle : forall i, in_range 1 n i -> p i <= 1) by (intros i Hi; now apply (distribution_le1 n)).
  assert (H01 : forall i, in_range 1 n i -> p i = 0 \/ p i = 1).
  { intros i Hi. apply xlogy_eq0; [split; [now apply Hp | now apply Hle] |].
    unfold entropy in H0. rewrite <- Sum_opp in H0.
    enough (- xlogy (p i) (p i) = 0) by lra.
    apply (Sum_eq0 1 n (fun i => - xlogy (p i) (p i))); [trivial | | lra | exact Hi].
    intros j Hj. pose proof (xlogy_le0 (p j) (conj (Hp j Hj) (Hle j Hj))). lra. }
  (* Some outcome is certain, or all were impossible; a second one would bring the sum to 2. *)
  assert (Hex : exists k, in_range 1 n k /\ p k = 1).
  { destruct (Rle_lt_dec 1 n) as [Hn | Hn].
    - destruct (Maximum_attained 1 n p integer_1 Hn) as (k & Hk & E).
      exists k. split; [exact Hk |]. destruct (H01 k Hk) as [Hk0 | Hk1]; [exfalso | exact Hk1].
      assert (Sum 1 n p = 0); [| lra]. apply Sum_eq_0; [trivial |]. intros i Hi.
      pose proof (Maximum_ge 1 n p i integer_1 Hi). pose proof (Hp i Hi). lra.
    - exfalso. rewrite Sum_empty in Sp; lra. }
  destruct Hex as (k & Hk & E). exists k. repeat split; [apply Hk | apply Hk | apply Hk | exact E |].
  intros i Hi Hne. destruct (H01 i Hi) as [Hi0 | Hi1]; [exact Hi0 | exfalso].
  assert (H2 : Sum 1 n p = Sum 1 n (update p k 0) + (p k - 0)).
  { rewrite (Sum_update_term 1 n p (update p k 0) k), update_same; trivial.
    intros j _ Hj. now rewrite update_other. }
  assert (H3 : p i <= Sum 1 n (update p k 0)).
  { rewrite <- (update_other p k 0 i Hne). apply term_le_Sum; trivial.
    intros j Hj. unfold update. destruct Req_EM_T; [lra | now apply Hp]. }
  lra.
Qed.

Hypotheses (integer_n : integer n) (one_le_n : 1 <= n).

Let uniform := fun _ : R => / n.

Local Lemma inv_n_gt0 : 0 < / n.
Proof. apply Rinv_0_lt_compat. lra. Qed.

Lemma distribution_uniform : distribution n uniform.
Proof.
  split; [intros i _; left; exact inv_n_gt0 |].
  unfold uniform. rewrite Sum_const by (trivial; lra). field. lra.
Qed.

Lemma cross_entropy_uniform : cross_entropy n p uniform = ln n.
Proof.
  unfold cross_entropy, uniform, xlogy. rewrite Sum_scal_r, (proj2 distribution_p), ln_Rinv by lra. ring.
Qed.

Local Lemma dominated_by_uniform : absolutely_continuous n p uniform.
Proof. intros i _ H. pose proof inv_n_gt0. unfold uniform in H. lra. Qed.

Theorem entropy_le_ln : entropy n p <= ln n.
Proof.
  rewrite <- cross_entropy_uniform.
  apply cross_entropy_ge_entropy; [exact distribution_p | exact distribution_uniform | exact dominated_by_uniform].
Qed.

Theorem entropy_eq_ln : entropy n p = ln n <-> forall i, in_range 1 n i -> p i = / n.
Proof.
  pose proof (cross_entropy_eq_entropy n p uniform distribution_p distribution_uniform dominated_by_uniform) as H.
  rewrite cross_entropy_uniform in H.
  split; intros E; [apply H | symmetry; apply H]; auto.
Qed.

End Bounds.

(** ** Independent outcomes *)

Lemma xlogy_product a b : 0 <= a -> 0 <= b -> xlogy (a * b) (a * b) = xlogy a a * b + a * xlogy b b.
Proof.
  intros [Ha | <-] [Hb | <-]; unfold xlogy; [| ring ..]. rewrite ln_mult by assumption. ring.
Qed.

(** The pair (i, j) has the probability p i q j. *)
Theorem entropy_product n m p q : distribution n p -> distribution m q ->
  - Sum 1 n (fun i => Sum 1 m (fun j => xlogy (p i * q j) (p i * q j))) = entropy n p + entropy m q.
Proof.
  intros [Hp Sp] [Hq Sq]. unfold entropy.
  rewrite (Sum_ext 1 n _ (fun i => xlogy (p i) (p i) + p i * Sum 1 m (fun j => xlogy (q j) (q j)))); trivial.
  - rewrite Sum_plus, Sum_scal_r, Sp. ring.
  - intros i Hi.
    rewrite (Sum_ext 1 m _ (fun j => xlogy (p i) (p i) * q j + p i * xlogy (q j) (q j))); trivial.
    + rewrite Sum_plus, !Sum_scal_l, Sq. ring.
    + intros j Hj. apply xlogy_product; [now apply Hp | now apply Hq].
Qed.

(** ** The log-sum inequality *)

Theorem log_sum n a b : nonneg n a -> nonneg n b -> absolutely_continuous n a b ->
  xlogy (Sum 1 n a) (Sum 1 n a) - xlogy (Sum 1 n a) (Sum 1 n b) <=
  Sum 1 n (fun i => xlogy (a i) (a i) - xlogy (a i) (b i)).
Proof.
  intros Ha Hb Hab. set (A := Sum 1 n a). set (B := Sum 1 n b).
  assert (HA : 0 <= A) by (now apply Sum_ge0). assert (HB : 0 <= B) by (now apply Sum_ge0).
  destruct HA as [HA | HA].
  2: { rewrite Sum_eq_0; [unfold xlogy; rewrite <- HA; lra | trivial |]. intros i Hi.
       rewrite (Sum_eq0 1 n a integer_1 Ha ltac:(fold A; lra) i Hi), !xlogy_0. ring. }
  destruct HB as [HB | HB].
  2: { exfalso. enough (A = 0) by lra. apply Sum_eq_0; [trivial |]. intros i Hi.
       apply (Hab i Hi). apply (Sum_eq0 1 n b integer_1 Hb); [fold B; lra | exact Hi]. }
  (* b, brought to the sum of a *)
  assert (Hr : 0 < A / B) by now apply Rdiv_lt_0_compat.
  assert (H : Sum 1 n (fun i => a i - b i * (A / B)) <=
              Sum 1 n (fun i => xlogy (a i) (a i) - xlogy (a i) (b i) - a i * ln (A / B))).
  { apply Sum_le; [trivial |]. intros i Hi.
    replace (xlogy (a i) (a i) - xlogy (a i) (b i) - a i * ln (A / B))
      with (xlogy (a i) (a i) - xlogy (a i) (b i * (A / B))).
    - apply gibbs_term; [now apply Ha | apply Rmult_le_pos; [now apply Hb | lra] |].
      intros E. apply (Hab i Hi). apply Rmult_integral in E. destruct E; lra.
    - rewrite xlogy_mult; [ring | | exact Hr].
      destruct (Hb i Hi) as [H | H]; [now right | left; now apply (Hab i Hi)]. }
  rewrite !Sum_minus, !Sum_scal_r in H. fold A B in H. rewrite ln_div in H by assumption.
  rewrite Sum_minus. unfold xlogy in *. assert (B * (A / B) = A) by (field; lra). lra.
Qed.
