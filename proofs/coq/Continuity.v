(** * Continuity within a set

    Coquelicot's [continuous_on D f] asks for continuity at the points of D within D: on a closed interval, one-sided at
    its ends. Here is what may be read off the form of a function, so that functions known only on D (a density on
    [a, b]) can be combined with elementary ones.

    Main statements: [continuous_on_const], [continuous_on_id], [continuous_on_plus], [continuous_on_opp],
    [continuous_on_minus], [continuous_on_mult], [continuous_on_inv], [continuous_on_div], [continuous_on_pow],
    [continuous_on_comp] (a continuous function of the value), [continuous_on_exp], [continuous_on_ln],
    [continuous_on_sqrt], [continuous_on_Rabs], [continuous_on_Rmax], [continuous_on_Rmin], [continuous_on_xlogy],
    [continuous_on_xlogy_self] (x ln x, at 0 too), [continuous_on_Sum],
    [continuous_on_comp_on] (a function continuous on a set that holds the values), [continuous_on_ext]. *)

From Derive Require Import Base Sums Logarithms Limits MeanValue.
Local Open Scope R_scope.

(** ** x ln x *)

Lemma Rabs_xlogy_self_le x : 0 < x <= 1 -> Rabs (xlogy x x) <= 2 * sqrt x.
Proof.
  intros [Hx H1]. pose proof (sqrt_lt_R0 x Hx) as Hs. set (s := sqrt x) in *.
  assert (E : x = s * s) by (unfold s; now rewrite sqrt_sqrt by lra).
  assert (Hln : - ln s <= / s - 1) by (rewrite <- ln_Rinv by exact Hs; apply ln_le_sub1, Rinv_0_lt_compat, Hs).
  unfold xlogy. rewrite Rabs_left1 by (pose proof (ln_le0 x Hx H1); nra).
  rewrite E, ln_mult by exact Hs.
  replace (- (s * s * (ln s + ln s))) with (2 * (s * s) * - ln s) by ring.
  apply Rle_trans with (2 * (s * s) * (/ s - 1)); [apply Rmult_le_compat_l; [nra | exact Hln] |].
  replace (2 * (s * s) * (/ s - 1)) with (2 * s - 2 * (s * s)) by (field; lra). nra.
Qed.

Lemma xlogy_self_small e : 0 < e -> exists d, 0 < d /\ forall y, Rabs y < d -> Rabs (xlogy y y) < e.
Proof.
  intros He. set (r := e / 2 * (e / 2)). assert (Hr : 0 < r) by (unfold r; nra).
  exists (Rmin 1 r). split; [apply Rmin_glb_lt; lra |].
  intros y Hy. pose proof (Rmin_l 1 r). pose proof (Rmin_r 1 r).
  destruct (Rle_lt_dec y 0) as [Hy0 | Hy0].
  - assert (E : ln y = 0) by (unfold ln; destruct Rlt_dec; [exfalso; lra | reflexivity]).
    unfold xlogy. now rewrite E, Rmult_0_r, Rabs_R0.
  - rewrite Rabs_pos_eq in Hy by lra.
    apply Rle_lt_trans with (1 := Rabs_xlogy_self_le y ltac:(lra)).
    assert (Hs : sqrt y < sqrt r) by (apply sqrt_lt_1; lra).
    unfold r in Hs. rewrite sqrt_square in Hs by lra. lra.
Qed.

Lemma continuous_xlogy_self x : 0 <= x -> continuous (fun x => xlogy x x) x.
Proof.
  intros [Hx | <-].
  - apply (continuous_mult (K := R_AbsRing) (fun x => x) ln); [apply continuous_id | now apply continuous_ln].
  - intros P [e HP]. destruct (xlogy_self_small e (cond_pos e)) as (d & Hd & H).
    exists (mkposreal d Hd). intros y Hy. apply HP. rewrite xlogy_0.
    change (Rabs (xlogy y y - 0) < e). rewrite Rminus_0_r. apply H.
    change (Rabs (y - 0) < d) in Hy. now rewrite Rminus_0_r in Hy.
Qed.

Section ContinuousOn.

Variable D : R -> Prop.

Lemma continuous_on_continuous (f : R -> R) : (forall x, D x -> continuous f x) -> continuous_on D f.
Proof. intros H x Hx. apply continuous_within. now apply H. Qed.

Lemma continuous_on_ext (f g : R -> R) :
  (forall x, D x -> f x = g x) -> continuous_on D f -> continuous_on D g.
Proof.
  intros H Hf x Hx. rewrite <- (H x Hx). apply (filterlim_ext_loc f); [| now apply Hf].
  unfold within. apply filter_forall. exact H.
Qed.

Lemma continuous_on_const (c : R) : continuous_on D (fun _ => c).
Proof. apply continuous_on_continuous. intros x _. apply continuous_const. Qed.

Lemma continuous_on_id : continuous_on D (fun x => x).
Proof. apply continuous_on_continuous. intros x _. apply continuous_id. Qed.

Lemma continuous_on_comp (g f : R -> R) :
  (forall x, D x -> continuous g (f x)) -> continuous_on D f -> continuous_on D (fun x => g (f x)).
Proof. intros Hg Hf x Hx. apply (filterlim_comp _ _ _ f g _ _ _ (Hf x Hx) (Hg x Hx)). Qed.

Lemma continuous_on_comp_on (E : R -> Prop) (g f : R -> R) :
  (forall x, D x -> E (f x)) -> continuous_on E g -> continuous_on D f -> continuous_on D (fun x => g (f x)).
Proof.
  intros HE Hg Hf x Hx. apply (filterlim_comp _ _ _ f g _ (within E (locally (f x)))); [| apply Hg; now apply HE].
  intros P HP. specialize (Hf x Hx _ HP). revert Hf. unfold filtermap, within.
  apply filter_imp. intros y Hy Dy. apply Hy; [exact Dy | now apply HE].
Qed.

Local Instance at_point_within x : Filter (within D (locally x)).
Proof. apply within_filter, locally_filter. Qed.

Section Operations.

Variables f g : R -> R.
Hypotheses (continuous_f : continuous_on D f) (continuous_g : continuous_on D g).

Lemma continuous_on_plus : continuous_on D (fun x => f x + g x).
Proof.
  intros x Hx. apply is_limit_plus; [apply at_point_within | now apply continuous_f | now apply continuous_g].
Qed.

Lemma continuous_on_opp : continuous_on D (fun x => - f x).
Proof. intros x Hx. apply is_limit_opp. now apply continuous_f. Qed.

Lemma continuous_on_minus : continuous_on D (fun x => f x - g x).
Proof.
  intros x Hx. apply is_limit_minus; [apply at_point_within | now apply continuous_f | now apply continuous_g].
Qed.

Lemma continuous_on_mult : continuous_on D (fun x => f x * g x).
Proof.
  intros x Hx. apply is_limit_mult; [apply at_point_within | now apply continuous_f | now apply continuous_g].
Qed.

Lemma continuous_on_inv : (forall x, D x -> f x <> 0) -> continuous_on D (fun x => / f x).
Proof. intros H. apply continuous_on_comp; [| exact continuous_f]. intros x Hx. apply continuous_Rinv. now apply H. Qed.

Lemma continuous_on_Rmax : continuous_on D (fun x => Rmax (f x) (g x)).
Proof.
  apply (continuous_on_ext (fun x => (f x + g x + Rabs (f x - g x)) / 2)).
  { intros x _. unfold Rmax, Rabs. destruct Rle_dec, Rcase_abs; lra. }
  intros x Hx. apply is_limit_mult; [apply at_point_within | | exact (is_limit_const _ (/ 2))].
  apply is_limit_plus; [apply at_point_within | now apply continuous_on_plus |].
  apply (filterlim_comp _ _ _ (fun x => f x - g x) Rabs _ _ _ (continuous_on_minus x Hx)), continuous_Rabs.
Qed.

End Operations.

Lemma continuous_on_div (f g : R -> R) : continuous_on D f -> continuous_on D g -> (forall x, D x -> g x <> 0) ->
  continuous_on D (fun x => f x / g x).
Proof. intros Hf Hg H. apply continuous_on_mult; [exact Hf | now apply continuous_on_inv]. Qed.

Lemma continuous_on_Rmin (f g : R -> R) : continuous_on D f -> continuous_on D g ->
  continuous_on D (fun x => Rmin (f x) (g x)).
Proof.
  intros Hf Hg. apply (continuous_on_ext (fun x => - Rmax (- f x) (- g x))).
  { intros x _. unfold Rmax, Rmin. repeat destruct Rle_dec; lra. }
  now apply continuous_on_opp, continuous_on_Rmax; apply continuous_on_opp.
Qed.

Lemma continuous_on_Rabs (f : R -> R) : continuous_on D f -> continuous_on D (fun x => Rabs (f x)).
Proof. apply continuous_on_comp. intros x _. apply continuous_Rabs. Qed.

Lemma continuous_on_exp (f : R -> R) : continuous_on D f -> continuous_on D (fun x => exp (f x)).
Proof. apply continuous_on_comp. intros x _. apply continuous_exp. Qed.

Lemma continuous_on_ln (f : R -> R) : (forall x, D x -> 0 < f x) -> continuous_on D f ->
  continuous_on D (fun x => ln (f x)).
Proof. intros H. apply continuous_on_comp. intros x Hx. apply continuous_ln. now apply H. Qed.

Lemma continuous_on_sqrt (f : R -> R) : continuous_on D f -> continuous_on D (fun x => sqrt (f x)).
Proof. apply continuous_on_comp. intros x _. apply continuous_sqrt. Qed.

Lemma continuous_on_pow (f : R -> R) n : continuous_on D f -> continuous_on D (fun x => f x ^ n).
Proof.
  intros Hf. induction n as [|n IH]; simpl; [apply continuous_on_const | now apply continuous_on_mult].
Qed.

Lemma continuous_on_xlogy (f g : R -> R) : (forall x, D x -> 0 < g x) ->
  continuous_on D f -> continuous_on D g -> continuous_on D (fun x => xlogy (f x) (g x)).
Proof. intros H Hf Hg. apply continuous_on_mult; [exact Hf | now apply continuous_on_ln]. Qed.

Lemma continuous_on_xlogy_self (f : R -> R) : (forall x, D x -> 0 <= f x) ->
  continuous_on D f -> continuous_on D (fun x => xlogy (f x) (f x)).
Proof.
  intros H. apply (continuous_on_comp (fun y => xlogy y y)). intros x Hx. apply continuous_xlogy_self. now apply H.
Qed.

Lemma continuous_on_Sum a b (f : R -> R -> R) : integer a ->
  (forall i, in_range a b i -> continuous_on D (fun x => f x i)) -> continuous_on D (fun x => Sum a b (f x)).
Proof.
  intros Ha H. unfold Sum.
  assert (Hk : forall k, (k < count a b)%nat -> continuous_on D (fun x => f x (a + INR k)))
    by (intros k Hk; now apply H, range_member).
  clear H. revert Hk. generalize (count a b). induction n as [|n IH]; intros Hk; simpl.
  - apply continuous_on_const.
  - apply (continuous_on_plus (fun x => fold_range Rplus 0 (fun k => f x (a + INR k)) n)); auto.
Qed.

End ContinuousOn.
