(** * Pinsker's inequality

    Where the divergence is small, the two distributions are close.

    Main definitions
    - [binary_kl_divergence p q]: that of (p, 1 - p) and (q, 1 - q).
    - [total_variation n p q] = half the sum of |p i - q i|.

    Main statements
    - [pinsker_two_classes]: binary_kl_divergence p q >= 2 (p - q)^2 for p, q in [0, 1] with P << Q.
    - [binary_kl_divergence_ge0]: hence it is not negative, and [binary_cross_entropy_minimum]: binary cross-entropy is
      least at q = p.
    - [kl_divergence_ge_grouped]: grouping classes loses divergence.
    - [pinsker]: kl_divergence n p q >= 2 (total_variation n p q)^2 for any n. *)

From Derive Require Import Base Sums Logarithms MeanValue Limits Continuity Information Sigmoid.
Local Open Scope R_scope.

Definition binary_kl_divergence p q :=
  xlogy p p - xlogy p q + (xlogy (1 - p) (1 - p) - xlogy (1 - p) (1 - q)).

Definition total_variation (n : R) (p q : R -> R) := Sum 1 n (fun i => Rabs (p i - q i)) / 2.

Local Lemma integer_1 : integer 1.
Proof. exact (integer_IZR 1). Qed.

Local Hint Resolve integer_1 : core.

(** ** Two classes *)

Lemma binary_kl_divergence_sym p q : binary_kl_divergence (1 - p) (1 - q) = binary_kl_divergence p q.
Proof.
  unfold binary_kl_divergence. replace (1 - (1 - p)) with p by ring. replace (1 - (1 - q)) with q by ring. ring.
Qed.

Lemma binary_kl_divergence_self p : binary_kl_divergence p p = 0.
Proof. unfold binary_kl_divergence. ring. Qed.

(** As a function of q the difference of the two sides falls before p, rises after p, and is 0 at p. *)
Lemma is_derive_pinsker p t : 0 < t < 1 ->
  is_derive (fun t => binary_kl_divergence p t - 2 * (p - t) ^ 2) t ((t - p) * (1 - 2 * t) ^ 2 / (t * (1 - t))).
Proof. intros Ht. unfold binary_kl_divergence, xlogy. auto_derive; [lra | field; lra]. Qed.

Lemma pinsker_inside p q : 0 < p < 1 -> 0 < q < 1 -> 2 * (p - q) ^ 2 <= binary_kl_divergence p q.
Proof.
  intros Hp Hq. set (g := fun t => binary_kl_divergence p t - 2 * (p - t) ^ 2).
  enough (H : g p <= g q) by (unfold g in H; rewrite binary_kl_divergence_self, Rminus_eq_0 in H; simpl in *; lra).
  assert (D : forall t, 0 < t < 1 -> ex_derive g t).
  { intros t Ht. eexists. now apply is_derive_pinsker. }
  assert (S : forall t, 0 < t < 1 -> Derive g t = (t - p) * ((1 - 2 * t) ^ 2 / (t * (1 - t)))).
  { intros t Ht. rewrite (is_derive_unique g t _ (is_derive_pinsker p t Ht)). field. lra. }
  assert (N : forall t, 0 < t < 1 -> 0 <= (1 - 2 * t) ^ 2 / (t * (1 - t))).
  { intros t Ht. apply Rmult_le_pos; [apply pow2_ge_0 | left; apply Rinv_0_lt_compat; nra]. }
  destruct (Rle_dec q p) as [Hle | Hgt].
  - apply (decreasing_of_derivative g q p); [| exact Hle |].
    + apply continuous_on_derivable. intros t Ht. apply D. lra.
    + intros t Ht. split; [apply D; lra |]. rewrite S by lra. specialize (N t). nra.
  - apply (increasing_of_derivative g p q); [| lra |].
    + apply continuous_on_derivable. intros t Ht. apply D. lra.
    + intros t Ht. split; [apply D; lra |]. rewrite S by lra. specialize (N t). nra.
Qed.

Lemma pinsker_at_zero q : 0 <= q < 1 -> 2 * q ^ 2 <= - ln (1 - q).
Proof.
  intros Hq. set (g := fun t => - ln (1 - t) - 2 * t ^ 2).
  assert (D : forall t, t < 1 -> is_derive g t ((1 - 2 * t) ^ 2 / (1 - t))).
  { intros t Ht. unfold g. auto_derive; [lra | field; lra]. }
  enough (H : g 0 <= g q) by (unfold g in H; rewrite Rminus_0_r, ln_1 in H; simpl in *; lra).
  apply increasing_of_derivative; [| lra |].
  - apply continuous_on_derivable. intros t Ht. eexists. apply D. lra.
  - intros t Ht. split; [eexists; apply D; lra |].
    rewrite (is_derive_unique g t _ (D t ltac:(lra))).
    apply Rmult_le_pos; [apply pow2_ge_0 | left; apply Rinv_0_lt_compat; lra].
Qed.

Local Lemma pinsker_zero q : 0 <= q < 1 -> 2 * (0 - q) ^ 2 <= binary_kl_divergence 0 q.
Proof.
  intros Hq. pose proof (pinsker_at_zero q Hq) as H.
  unfold binary_kl_divergence, xlogy. rewrite Rminus_0_r, ln_1. simpl in *. lra.
Qed.

Theorem pinsker_two_classes p q : 0 <= p <= 1 -> 0 <= q <= 1 ->
  (q = 0 -> p = 0) -> (1 - q = 0 -> 1 - p = 0) -> 2 * (p - q) ^ 2 <= binary_kl_divergence p q.
Proof.
  intros Hp Hq H0 H1.
  destruct (Req_dec p 0) as [-> | Hp0].
  { apply pinsker_zero. destruct (Req_dec q 1) as [-> |]; [exfalso; specialize (H1 ltac:(ring)); lra | lra]. }
  destruct (Req_dec p 1) as [-> | Hp1].
  { rewrite <- binary_kl_divergence_sym. replace (1 - 1) with 0 by ring.
    replace (1 - q) with (0 - (q - 1)) at 1 by ring.
    replace ((0 - (q - 1)) ^ 2) with ((0 - (1 - q)) ^ 2) by ring.
    apply pinsker_zero. destruct (Req_dec q 0) as [-> |]; [exfalso; specialize (H0 eq_refl); lra | lra]. }
  destruct (Req_dec q 0) as [-> | Hq0]; [exfalso; now apply Hp0, H0 |].
  destruct (Req_dec q 1) as [-> | Hq1]; [exfalso; specialize (H1 ltac:(ring)); lra |].
  apply pinsker_inside; lra.
Qed.

Corollary binary_kl_divergence_ge0 p q : 0 <= p <= 1 -> 0 <= q <= 1 ->
  (q = 0 -> p = 0) -> (1 - q = 0 -> 1 - p = 0) -> 0 <= binary_kl_divergence p q.
Proof.
  intros Hp Hq H0 H1. apply Rle_trans with (2 * (p - q) ^ 2); [| now apply pinsker_two_classes].
  pose proof (pow2_ge_0 (p - q)). lra.
Qed.

(** No prediction has a smaller loss than the probability of the label itself. *)
Corollary binary_cross_entropy_minimum p q : 0 <= p <= 1 -> 0 < q < 1 ->
  binary_cross_entropy p p <= binary_cross_entropy p q.
Proof.
  intros Hp Hq. pose proof (binary_kl_divergence_ge0 p q Hp ltac:(lra) ltac:(lra) ltac:(lra)) as H.
  unfold binary_kl_divergence, xlogy in H. unfold binary_cross_entropy. lra.
Qed.

(** ** Any number of classes *)

Section Grouping.

Variables (n : R) (p q : R -> R) (member : R -> bool).
Hypotheses (distribution_p : distribution n p) (distribution_q : distribution n q).
Hypothesis dominated : absolutely_continuous n p q.

(** The classes of the group, and the others, with the weight 0 for those that are not meant. *)
Let inside (f : R -> R) i := if member i then f i else 0.
Let outside (f : R -> R) i := if member i then 0 else f i.

Let total (f : R -> R) := Sum 1 n (inside f).

Local Lemma Sum_inside_outside f : Sum 1 n f = total f + Sum 1 n (outside f).
Proof.
  unfold total. rewrite <- Sum_plus. apply Sum_ext; [trivial |]. intros i _.
  unfold inside, outside. destruct (member i); ring.
Qed.

Local Lemma Sum_outside f : Sum 1 n f = 1 -> Sum 1 n (outside f) = 1 - total f.
Proof. intros H. rewrite Sum_inside_outside in H. lra. Qed.

Theorem kl_divergence_ge_grouped : binary_kl_divergence (total p) (total q) <= kl_divergence n p q.
Proof.
  destruct distribution_p as [Hp Sp], distribution_q as [Hq Sq].
  assert (H1 : xlogy (total p) (total p) - xlogy (total p) (total q) <=
               Sum 1 n (fun i => xlogy (inside p i) (inside p i) - xlogy (inside p i) (inside q i))).
  { apply log_sum; intros i Hi; unfold inside; destruct (member i); try lra;
      [now apply Hp | now apply Hq | now apply dominated]. }
  assert (H2 : xlogy (1 - total p) (1 - total p) - xlogy (1 - total p) (1 - total q) <=
               Sum 1 n (fun i => xlogy (outside p i) (outside p i) - xlogy (outside p i) (outside q i))).
  { rewrite <- (Sum_outside p Sp), <- (Sum_outside q Sq).
    apply log_sum; intros i Hi; unfold outside; destruct (member i); try lra;
      [now apply Hp | now apply Hq | now apply dominated]. }
  unfold binary_kl_divergence. apply Rle_trans with (1 := Rplus_le_compat _ _ _ _ H1 H2).
  rewrite <- Sum_plus. right. apply Sum_ext; [trivial |]. intros i _.
  unfold inside, outside. destruct (member i); rewrite ?xlogy_0; ring.
Qed.

Lemma total_between f : distribution n f -> 0 <= total f <= 1.
Proof.
  intros [Hf Sf]. split.
  - apply Sum_ge0; [trivial |]. intros i Hi. unfold inside. destruct (member i); [now apply Hf | lra].
  - pose proof (Sum_outside f Sf). enough (0 <= Sum 1 n (outside f)) by lra.
    apply Sum_ge0; [trivial |]. intros i Hi. unfold outside. destruct (member i); [lra | now apply Hf].
Qed.

(** The group's shares inherit P << Q. *)
Local Lemma dominated_group : (total q = 0 -> total p = 0) /\ (1 - total q = 0 -> 1 - total p = 0).
Proof.
  destruct distribution_p as [Hp Sp], distribution_q as [Hq Sq].
  split; [| rewrite <- (Sum_outside p Sp), <- (Sum_outside q Sq)]; intros H0; apply Sum_eq_0; trivial; intros i Hi.
  - assert (E : inside q i = 0).
    { apply (Sum_eq0 1 n (inside q)); trivial; [| unfold total in H0; lra].
      intros j Hj. unfold inside. destruct (member j); [now apply Hq | lra]. }
    revert E. unfold inside. destruct (member i); [now apply dominated | trivial].
  - assert (E : outside q i = 0).
    { apply (Sum_eq0 1 n (outside q)); trivial; [| lra].
      intros j Hj. unfold outside. destruct (member j); [lra | now apply Hq]. }
    revert E. unfold outside. destruct (member i); [trivial | now apply dominated].
Qed.

Corollary grouped_pinsker : 2 * (total p - total q) ^ 2 <= kl_divergence n p q.
Proof.
  apply Rle_trans with (2 := kl_divergence_ge_grouped). destruct dominated_group.
  apply pinsker_two_classes; trivial; now apply total_between.
Qed.

End Grouping.

(** Grouped are the classes where p is larger than q: there the difference is the total variation. *)
Theorem pinsker n p q : distribution n p -> distribution n q -> absolutely_continuous n p q ->
  2 * total_variation n p q ^ 2 <= kl_divergence n p q.
Proof.
  intros Hp Hq Hpq. set (member := fun i => if Rle_dec (q i) (p i) then true else false).
  pose proof (grouped_pinsker n p q member Hp Hq Hpq) as H.
  replace (total_variation n p q)
    with (Sum 1 n (fun i => if member i then p i else 0) - Sum 1 n (fun i => if member i then q i else 0)); [exact H |].
  rewrite <- Sum_minus. set (d := fun i => (if member i then p i else 0) - (if member i then q i else 0)).
  unfold total_variation. rewrite (Sum_ext 1 n (fun i => Rabs (p i - q i)) (fun i => 2 * d i - (p i - q i))); trivial.
  - rewrite (Sum_minus 1 n (fun i => 2 * d i)), Sum_scal_l, (Sum_minus 1 n p q), (proj2 Hp), (proj2 Hq). field.
  - intros i _. unfold d, member. destruct Rle_dec; [rewrite Rabs_pos_eq | rewrite Rabs_left]; lra.
Qed.
