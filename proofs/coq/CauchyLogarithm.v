(** * The logarithm as the only measure of information

    Cauchy's functional equation f (x y) = f x + f y determines f up to a
    factor as soon as f is bounded on some interval, however short; hence if f
    is continuous at one point, monotone, or differentiable at one point.
    (Without any such condition the axiom of choice gives other solutions.)

    Main definitions
    - [additive g]: g (x + y) = g x + g y for all real x, y.
    - [log_additive f]: f (x y) = f x + f y for all x, y > 0.
    - [log_additive_on_probabilities f]: the same for x, y in ]0, 1] only.
    - [bounded_between f a b]: |f| has a bound on [a, b].
    - [log_multiple f]: f = c ln on ]0, oo[ for some c.

    Main statements
    - [additive_bounded]: an additive function that is bounded on some interval
      is linear.
    - [log_additive_bounded], [log_additive_continuous],
      [log_additive_ex_derive], [log_additive_increasing],
      [log_additive_decreasing]: such an f is c ln.
    - [log_additive_probabilities_bounded],
      [log_additive_probabilities_decreasing],
      [log_additive_probabilities_nonneg],
      [log_additive_probabilities_continuous]: the same for f given on ]0, 1]
      only, as the information of an event of probability x is.
    - [surprisal_bits_unique]: f >= 0 and f (1/2) = 1 leave - log2 alone. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
Local Open Scope R_scope.

Definition additive (g : R -> R) := forall x y, g (x + y) = g x + g y.

Definition log_additive (f : R -> R) :=
  forall x y, 0 < x -> 0 < y -> f (x * y) = f x + f y.

Definition log_additive_on_probabilities (f : R -> R) :=
  forall x y, 0 < x <= 1 -> 0 < y <= 1 -> f (x * y) = f x + f y.

Definition bounded_between (f : R -> R) a b :=
  exists M, forall t, a <= t <= b -> Rabs (f t) <= M.

Definition log_multiple (f : R -> R) :=
  exists c, forall x, 0 < x -> f x = c * ln x.

(** ** Additive functions *)

Section Additive.

Variable g : R -> R.
Hypothesis g_additive : additive g.

Lemma additive_0 : g 0 = 0.
Proof. pose proof (g_additive 0 0) as H. rewrite Rplus_0_r in H. lra. Qed.

Lemma additive_opp x : g (- x) = - g x.
Proof.
  pose proof (g_additive x (- x)) as H. rewrite Rplus_opp_r, additive_0 in H. lra.
Qed.

Lemma additive_minus x y : g (x - y) = g x - g y.
Proof. unfold Rminus. now rewrite g_additive, additive_opp. Qed.

Lemma additive_INR n x : g (INR n * x) = INR n * g x.
Proof.
  induction n as [|n IH].
  - simpl. now rewrite !Rmult_0_l, additive_0.
  - rewrite S_INR, !Rmult_plus_distr_r, g_additive, IH, !Rmult_1_l. ring.
Qed.

(** Bounded on [a, b], g is bounded near 0, because it is additive. *)
Lemma additive_bounded_near_0 a b : a < b -> bounded_between g a b ->
  exists d M, 0 < d /\ 0 <= M /\ forall t, Rabs t <= d -> Rabs (g t) <= M.
Proof.
  intros Hab [M HM]. exists ((b - a) / 2), (M + Rabs (g ((a + b) / 2))).
  assert (H0 : 0 <= M)
    by (apply Rle_trans with (Rabs (g a)); [apply Rabs_pos | apply HM; lra]).
  split; [lra | split; [pose proof (Rabs_pos (g ((a + b) / 2))); lra |]].
  intros t Ht. apply Rabs_le_between in Ht.
  replace (g t) with (g (t + (a + b) / 2) - g ((a + b) / 2)) by (rewrite g_additive; ring).
  eapply Rle_trans; [apply Rabs_triang |]. rewrite Rabs_Ropp.
  apply Rplus_le_compat_r, HM. lra.
Qed.

(** Near 0, g is as small as one likes: n times g (t) is g (n t). *)
Lemma additive_small_near_0 a b e : a < b -> bounded_between g a b -> 0 < e ->
  exists d, 0 < d /\ forall t, Rabs t <= d -> Rabs (g t) <= e.
Proof.
  intros Hab Hb He.
  destruct (additive_bounded_near_0 a b Hab Hb) as (d & M & Hd & HM & H).
  destruct (nfloor_ex (M / e)) as [n [_ Hn]].
  { apply Rmult_le_pos; [exact HM | left; now apply Rinv_0_lt_compat]. }
  rewrite <- S_INR in Hn.
  assert (HN : 0 < INR (S n)) by (apply lt_0_INR; lia).
  exists (d / INR (S n)). split; [now apply Rdiv_lt_0_compat |].
  intros t Ht.
  assert (HMe : M <= INR (S n) * e).
  { apply Rmult_le_reg_r with (/ e); [now apply Rinv_0_lt_compat |].
    rewrite Rmult_assoc, Rinv_r, Rmult_1_r by lra. now left. }
  apply Rmult_le_reg_l with (INR (S n)); [exact HN |].
  apply Rle_trans with (2 := HMe).
  rewrite <- (Rabs_pos_eq (INR (S n))) at 1 by lra.
  rewrite <- Rabs_mult, <- additive_INR. apply H.
  rewrite Rabs_mult, Rabs_pos_eq by lra.
  replace d with (INR (S n) * (d / INR (S n))) by (field; lra).
  apply Rmult_le_compat_l; [lra | exact Ht].
Qed.

End Additive.

(** Every t is nearly a fraction k / n; the error r = t - k / n has small g (r). *)
Theorem additive_bounded (g : R -> R) a b :
  additive g -> a < b -> bounded_between g a b -> forall t, g t = g 1 * t.
Proof.
  intros Hg Hab [M HM].
  (* The difference from the linear function is additive, bounded, and 0 at the integers. *)
  set (h := fun t => g t - g 1 * t).
  assert (Hh : additive h) by (intros x y; unfold h; rewrite Hg; ring).
  assert (Hbounded : bounded_between h a b).
  { exists (M + Rabs (g 1) * (Rabs a + Rabs b)). intros t Ht. unfold h.
    eapply Rle_trans; [apply Rabs_triang |]. rewrite Rabs_Ropp, Rabs_mult.
    apply Rplus_le_compat; [now apply HM |].
    apply Rmult_le_compat_l; [apply Rabs_pos |].
    unfold Rabs at 1 2 3; repeat destruct Rcase_abs; lra. }
  assert (Hinteger : forall z, h (IZR z) = 0).
  { assert (Hnat : forall n, h (INR n) = 0).
    { intros n. rewrite <- (Rmult_1_r (INR n)), (additive_INR h Hh). unfold h. ring. }
    intros [|p|p].
    - exact (Hnat 0%nat).
    - rewrite <- positive_nat_Z, <- INR_IZR_INZ. apply Hnat.
    - change (Z.neg p) with (- Z.pos p)%Z.
      rewrite opp_IZR, <- positive_nat_Z, <- INR_IZR_INZ, (additive_opp h Hh), Hnat. ring. }
  enough (Hzero : forall t, h t = 0) by (intros t; specialize (Hzero t); unfold h in Hzero; lra).
  intros t. apply cond_eq. intros e He. rewrite Rminus_0_r.
  destruct (additive_small_near_0 h Hh a b (e / 2) Hab Hbounded) as (d & Hd & Hsmall); [lra |].
  destruct (nfloor_ex (/ d)) as [n [_ Hn]]; [left; now apply Rinv_0_lt_compat |].
  rewrite <- S_INR in Hn. set (N := INR (S n)) in *.
  assert (HN : 1 <= N) by (unfold N; rewrite S_INR; pose proof (pos_INR n); lra).
  destruct (archimed (N * t)) as [Hup1 Hup2]. set (k := up (N * t)) in *.
  (* N h (t) = h (N t - k), so that h (t) = h (t - k / N) *)
  assert (Hr : h t = h (t - IZR k / N)).
  { apply Rmult_eq_reg_l with N; [|lra].
    unfold N. rewrite <- !(additive_INR h Hh). fold N.
    replace (N * (t - IZR k / N)) with (N * t - IZR k) by (field; lra).
    rewrite (additive_minus h Hh), Hinteger. ring. }
  rewrite Hr. apply Rle_lt_trans with (e / 2); [|lra]. apply Hsmall.
  assert (Hd1 : / N <= d).
  { rewrite <- (Rinv_inv d). apply Rinv_le_contravar; [now apply Rinv_0_lt_compat | lra]. }
  apply Rle_trans with (/ N); [|exact Hd1].
  replace (t - IZR k / N) with (- ((IZR k - N * t) * / N)) by (field; lra).
  assert (0 < / N) by (apply Rinv_0_lt_compat; lra).
  rewrite Rabs_Ropp, Rabs_pos_eq by (apply Rmult_le_pos; lra).
  rewrite <- (Rmult_1_l (/ N)) at 2. apply Rmult_le_compat_r; lra.
Qed.

(** ** f (x y) = f x + f y for all positive x and y *)

Section LogAdditive.

Variable f : R -> R.
Hypothesis f_law : log_additive f.

Lemma log_additive_1 : f 1 = 0.
Proof. pose proof (f_law 1 1 Rlt_0_1 Rlt_0_1) as H. rewrite Rmult_1_r in H. lra. Qed.

Lemma log_additive_inv x : 0 < x -> f (/ x) = - f x.
Proof.
  intros Hx. pose proof (f_law x (/ x) Hx (Rinv_0_lt_compat x Hx)) as H.
  rewrite Rinv_r, log_additive_1 in H by lra. lra.
Qed.

(** Read on a logarithmic scale, f is additive. *)
Lemma log_additive_exp : additive (fun t => f (exp t)).
Proof. intros x y. rewrite exp_plus. apply f_law; apply exp_pos. Qed.

Theorem log_additive_bounded a b :
  0 < a < b -> bounded_between f a b -> log_multiple f.
Proof.
  intros [Ha Hab] [M HM]. exists (f (exp 1)). intros x Hx.
  rewrite <- (additive_bounded (fun t => f (exp t)) (ln a) (ln b) log_additive_exp).
  - now rewrite exp_ln.
  - now apply ln_increasing.
  - exists M. intros t [H1 H2]. apply HM. rewrite <- (exp_ln a), <- (exp_ln b) by lra.
    split; [destruct H1 as [H1 | <-] | destruct H2 as [H2 | ->]];
      solve [left; now apply exp_increasing | right; reflexivity].
Qed.

Corollary log_additive_increasing :
  (forall x y, 0 < x -> x <= y -> f x <= f y) -> log_multiple f.
Proof.
  intros Hf. apply (log_additive_bounded 1 2); [lra |].
  exists (f 2). intros t Ht.
  pose proof (Hf 1 t) as H1. pose proof (Hf t 2) as H2.
  rewrite log_additive_1 in H1. rewrite Rabs_pos_eq by (apply H1; lra). apply H2; lra.
Qed.

Corollary log_additive_decreasing :
  (forall x y, 0 < x -> x <= y -> f y <= f x) -> log_multiple f.
Proof.
  intros Hf. apply (log_additive_bounded 1 2); [lra |].
  exists (- f 2). intros t Ht.
  pose proof (Hf 1 t) as H1. pose proof (Hf t 2) as H2.
  rewrite log_additive_1 in H1. rewrite Rabs_left1 by (apply H1; lra).
  apply Ropp_le_contravar, H2; lra.
Qed.

(** Continuous at one point, wherever it is. *)
Corollary log_additive_continuous x : 0 < x -> continuous f x -> log_multiple f.
Proof.
  intros Hx Hf.
  destruct (Hf (ball (f x) (mkposreal 1 Rlt_0_1)) (locally_ball _ _)) as [d Hd].
  set (r := Rmin (d / 2) (x / 2)).
  assert (Hr : 0 < r <= d / 2 /\ r <= x / 2).
  { pose proof (cond_pos d). unfold r.
    pose proof (Rmin_l (d / 2) (x / 2)). pose proof (Rmin_r (d / 2) (x / 2)).
    repeat split; try assumption. apply Rmin_glb_lt; lra. }
  apply (log_additive_bounded x (x + r)); [lra |].
  exists (Rabs (f x) + 1). intros t Ht.
  assert (H : Rabs (f t - f x) < 1).
  { apply Hd. change (Rabs (t - x) < d). pose proof (cond_pos d).
    rewrite Rabs_pos_eq; lra. }
  replace (f t) with (f x + (f t - f x)) by ring.
  eapply Rle_trans; [apply Rabs_triang | lra].
Qed.

Corollary log_additive_ex_derive x : 0 < x -> ex_derive f x -> log_multiple f.
Proof.
  intros Hx Hf. apply (log_additive_continuous x Hx).
  now apply (ex_derive_continuous (V := R_NormedModule)).
Qed.

End LogAdditive.

(** Conversely, every multiple of the logarithm obeys the law. *)
Lemma log_multiple_additive (f : R -> R) : log_multiple f -> log_additive f.
Proof.
  intros [c Hc] x y Hx Hy. rewrite !Hc, ln_mult; auto using Rmult_lt_0_compat. ring.
Qed.

(** ** f (x y) = f x + f y for probabilities x and y only

    For x > 1 one puts - f (1 / x): the law then holds for all positive numbers. *)

Section LogAdditiveOnProbabilities.

Variable f : R -> R.
Hypothesis f_law : log_additive_on_probabilities f.

Definition extended_to_positives x := if Rle_dec x 1 then f x else - f (/ x).

Lemma log_additive_on_probabilities_1 : f 1 = 0.
Proof.
  assert (H1 : 0 < 1 <= 1) by lra.
  pose proof (f_law 1 1 H1 H1) as H. rewrite Rmult_1_r in H. lra.
Qed.

(** Whatever probabilities u and v write x as u / v, the extension is f u - f v. *)
Lemma extended_to_positives_div u v : 0 < u <= 1 -> 0 < v <= 1 ->
  extended_to_positives (u / v) = f u - f v.
Proof.
  intros Hu Hv. unfold extended_to_positives.
  assert (Hp : 0 < u / v) by (apply Rdiv_lt_0_compat; lra).
  destruct (Rle_dec (u / v) 1) as [H | H].
  - pose proof (f_law (u / v) v) as L. replace (u / v * v) with u in L by (field; lra).
    specialize (L (conj Hp H) Hv). lra.
  - replace (/ (u / v)) with (v / u) by (field; lra).
    assert (Hq : 0 < v / u) by (apply Rdiv_lt_0_compat; lra).
    assert (Hq1 : v / u <= 1).
    { replace (v / u) with (/ (u / v)) by (field; lra).
      rewrite <- Rinv_1. apply Rinv_le_contravar; lra. }
    pose proof (f_law (v / u) u) as L. replace (v / u * u) with v in L by (field; lra).
    specialize (L (conj Hq Hq1) Hu). lra.
Qed.

Lemma ratio_of_probabilities x : 0 < x ->
  exists u v, 0 < u <= 1 /\ 0 < v <= 1 /\ x = u / v.
Proof.
  intros Hx. destruct (Rle_dec x 1) as [H | H].
  - exists x, 1. repeat split; lra.
  - exists 1, (/ x).
    assert (0 < / x) by now apply Rinv_0_lt_compat.
    assert (/ x <= 1) by (rewrite <- Rinv_1; apply Rinv_le_contravar; lra).
    repeat split; try lra. field. lra.
Qed.

Lemma extended_to_positives_law : log_additive extended_to_positives.
Proof.
  intros x y Hx Hy.
  destruct (ratio_of_probabilities x Hx) as (u & v & Hu & Hv & ->).
  destruct (ratio_of_probabilities y Hy) as (s & t & Hs & Ht & ->).
  assert (Hus : 0 < u * s <= 1) by (split; nra).
  assert (Hvt : 0 < v * t <= 1) by (split; nra).
  replace (u / v * (s / t)) with (u * s / (v * t)) by (field; lra).
  rewrite !extended_to_positives_div, !f_law by assumption. ring.
Qed.

Lemma extended_to_positives_eq x : x <= 1 -> extended_to_positives x = f x.
Proof. intros Hx. unfold extended_to_positives. now destruct Rle_dec. Qed.

Theorem log_additive_probabilities_bounded a b :
  0 < a < b -> b <= 1 -> bounded_between f a b ->
  exists c, forall x, 0 < x <= 1 -> f x = c * ln x.
Proof.
  intros Ha Hb [M HM].
  destruct (log_additive_bounded extended_to_positives extended_to_positives_law a b Ha) as [c Hc].
  { exists M. intros t Ht. rewrite extended_to_positives_eq by lra. now apply HM. }
  exists c. intros x Hx. rewrite <- extended_to_positives_eq by lra. now apply Hc.
Qed.

Corollary log_additive_probabilities_decreasing :
  (forall x y, 0 < x -> x <= y -> y <= 1 -> f y <= f x) ->
  exists c, forall x, 0 < x <= 1 -> f x = c * ln x.
Proof.
  intros Hf. apply (log_additive_probabilities_bounded (1 / 2) 1); try lra.
  exists (f (1 / 2)). intros t Ht.
  assert (H : f 1 <= f t) by (apply Hf; lra).
  rewrite log_additive_on_probabilities_1 in H.
  rewrite Rabs_pos_eq by exact H. apply Hf; lra.
Qed.

(** That information is never negative is regularity enough: f then decreases. *)
Lemma log_additive_probabilities_nonneg_decreasing :
  (forall x, 0 < x <= 1 -> 0 <= f x) ->
  forall x y, 0 < x -> x <= y -> y <= 1 -> f y <= f x.
Proof.
  intros Hf x y Hx Hxy Hy.
  assert (H : 0 < x / y <= 1).
  { split; [apply Rdiv_lt_0_compat; lra |].
    apply Rmult_le_reg_r with y; [lra |]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l; lra. }
  pose proof (Hf _ H) as Hp. pose proof (f_law (x / y) y H) as L.
  replace (x / y * y) with x in L by (field; lra). rewrite L by lra. lra.
Qed.

Corollary log_additive_probabilities_nonneg :
  (forall x, 0 < x <= 1 -> 0 <= f x) ->
  exists c, forall x, 0 < x <= 1 -> f x = c * ln x.
Proof.
  intros Hf. apply log_additive_probabilities_decreasing.
  now apply log_additive_probabilities_nonneg_decreasing.
Qed.

Corollary log_additive_probabilities_continuous x :
  0 < x < 1 -> continuous f x ->
  exists c, forall t, 0 < t <= 1 -> f t = c * ln t.
Proof.
  intros Hx Hf.
  destruct (log_additive_continuous extended_to_positives extended_to_positives_law x) as [c Hc].
  - lra.
  - apply (continuous_ext_loc _ f); [|exact Hf].
    exists (mkposreal (1 - x) ltac:(lra)). intros t Ht. symmetry.
    apply extended_to_positives_eq. change (Rabs (t - x) < 1 - x) in Ht.
    apply Rabs_lt_between in Ht. lra.
  - exists c. intros t Ht. rewrite <- extended_to_positives_eq by lra. apply Hc. lra.
Qed.

(** f (1/2) = 1 makes the bit the unit. *)
Corollary surprisal_bits_unique :
  (forall x, 0 < x <= 1 -> 0 <= f x) -> f (1 / 2) = 1 ->
  forall x, 0 < x <= 1 -> f x = - (ln x / ln 2).
Proof.
  intros Hf Hbit x Hx.
  destruct (log_additive_probabilities_nonneg Hf) as [c Hc].
  assert (H2 : 0 < ln 2) by (rewrite <- ln_1; apply ln_increasing; lra).
  assert (Hln : ln (1 / 2) = - ln 2) by (unfold Rdiv; rewrite Rmult_1_l; apply ln_Rinv; lra).
  assert (E : c * ln (1 / 2) = 1) by (rewrite <- Hc; [exact Hbit | lra]).
  rewrite Hln in E. rewrite (Hc x Hx).
  apply Rmult_eq_reg_r with (ln 2); [|lra].
  replace (c * ln x * ln 2) with (- ((c * - ln 2) * ln x)) by ring. rewrite E. field. lra.
Qed.

End LogAdditiveOnProbabilities.
