(** * Densities on a closed interval

    Densities p, q that are continuous and positive on [a, b], a < b; outside of it nothing is known of them. (Densities
    that are merely measurable are beyond Riemann's integral.)

    Main definitions
    - [density a b p]: p is continuous and positive on [a, b], and its integral is 1.
    - [differential_entropy a b p] = - integral of p ln p.
    - [differential_cross_entropy a b p q], [differential_kl_divergence a b p q].

    Main statements
    - [differential_kl_divergence_ge0], [differential_kl_divergence_eq0]: Gibbs' inequality, with equality only if p = q
      throughout [a, b].
    - [differential_cross_entropy_split]: cross-entropy is entropy plus divergence.
    - [differential_entropy_uniform], [differential_entropy_le_ln], [differential_entropy_eq_ln]: no density on [a, b]
      has a larger entropy than the uniform one, and that is ln (b - a).
    - [differential_entropy_scale]: in another unit of x the entropy is another one.
    - [exponential_mass], [exponential_entropy]: the exponential density l exp (- l x) on [0, oo[ has mass 1 and entropy
      1 - ln l (improper integrals). *)

From Derive Require Import Base Logarithms MeanValue Limits Continuity Integrals Information.
Local Open Scope R_scope.

Definition density (a b : R) (p : R -> R) :=
  continuous_on (fun x => a <= x <= b) p /\ (forall x, a <= x <= b -> 0 < p x) /\ RInt p a b = 1.

Definition differential_entropy (a b : R) (p : R -> R) : R := - RInt (fun x => xlogy (p x) (p x)) a b.
Definition differential_cross_entropy (a b : R) (p q : R -> R) : R := - RInt (fun x => xlogy (p x) (q x)) a b.
Definition differential_kl_divergence (a b : R) (p q : R -> R) : R :=
  RInt (fun x => xlogy (p x) (p x) - xlogy (p x) (q x)) a b.

Section Densities.

Variables a b : R.
Hypothesis a_lt_b : a < b.

Let on_ab (f : R -> R) := continuous_on (fun x => a <= x <= b) f.

Local Lemma integrable (f : R -> R) : on_ab f -> ex_RInt f a b.
Proof. intros Hf. apply ex_RInt_continuous_on; [lra | exact Hf]. Qed.

Local Lemma continuous_xlogy p q : density a b p -> density a b q -> on_ab (fun x => xlogy (p x) (q x)).
Proof. intros [Hp _] [Hq [Q _]]. now apply continuous_on_xlogy. Qed.

Local Lemma continuous_kl p q : density a b p -> density a b q ->
  on_ab (fun x => xlogy (p x) (p x) - xlogy (p x) (q x)).
Proof. intros Hp Hq. now apply continuous_on_minus; apply continuous_xlogy. Qed.

(** ** Gibbs' inequality *)

Section Gibbs.

Variables p q : R -> R.
Hypotheses (density_p : density a b p) (density_q : density a b q).

Let gap x := xlogy (p x) (p x) - xlogy (p x) (q x) - (p x - q x).

Local Lemma gap_ge0 x : a <= x <= b -> 0 <= gap x.
Proof.
  intros Hx. destruct density_p as (_ & P & _), density_q as (_ & Q & _).
  specialize (P x Hx). specialize (Q x Hx).
  pose proof (gibbs_term (p x) (q x)). unfold gap. lra.
Qed.

Local Lemma continuous_gap : on_ab gap.
Proof.
  apply continuous_on_minus; [now apply continuous_kl |].
  apply continuous_on_minus; [apply density_p | apply density_q].
Qed.

Local Lemma integral_gap : RInt gap a b = differential_kl_divergence a b p q :> R.
Proof.
  pose proof (integrable p (proj1 density_p)) as Ip. pose proof (integrable q (proj1 density_q)) as Iq.
  pose proof (integrable _ (continuous_kl p q density_p density_q)) as Ik.
  unfold gap. rewrite RInt_Rminus by (trivial; now apply ex_RInt_Rminus).
  rewrite (RInt_Rminus p q) by trivial.
  rewrite (proj2 (proj2 density_p)), (proj2 (proj2 density_q)).
  unfold differential_kl_divergence. ring.
Qed.

Theorem differential_kl_divergence_ge0 : 0 <= differential_kl_divergence a b p q.
Proof.
  rewrite <- integral_gap. apply RInt_ge_0; [lra | apply integrable, continuous_gap |].
  intros x Hx. apply gap_ge0. lra.
Qed.

Theorem differential_kl_divergence_eq0 :
  differential_kl_divergence a b p q = 0 <-> forall x, a <= x <= b -> p x = q x.
Proof.
  split.
  - intros H0 x Hx. rewrite <- integral_gap in H0.
    assert (E : gap x = 0) by (apply (RInt_vanishing gap a b a_lt_b continuous_gap gap_ge0); [lra | exact Hx]).
    destruct (Req_dec (p x) (q x)) as [Epq | Hne]; [exact Epq | exfalso].
    destruct density_p as (_ & P & _), density_q as (_ & Q & _). specialize (P x Hx). specialize (Q x Hx).
    pose proof (gibbs_term_strict (p x) (q x)). unfold gap in E. lra.
  - intros E. unfold differential_kl_divergence. rewrite (RInt_eq _ (fun _ => 0)).
    + rewrite RInt_const_R. apply Rmult_0_r.
    + lra.
    + intros x Hx. rewrite (E x Hx). ring.
Qed.

Theorem differential_cross_entropy_split :
  differential_cross_entropy a b p q = differential_entropy a b p + differential_kl_divergence a b p q.
Proof.
  unfold differential_cross_entropy, differential_entropy, differential_kl_divergence.
  rewrite RInt_Rminus by (apply integrable; now apply continuous_xlogy). ring.
Qed.

End Gibbs.

(** ** The uniform density *)

Let uniform := fun _ : R => / (b - a).

Lemma density_uniform : density a b uniform.
Proof.
  repeat split.
  - apply continuous_on_const.
  - intros x _. apply Rinv_0_lt_compat. lra.
  - unfold uniform. rewrite RInt_const_R. apply Rinv_r. lra.
Qed.

Lemma differential_cross_entropy_uniform p : density a b p -> differential_cross_entropy a b p uniform = ln (b - a).
Proof.
  intros Hp. unfold differential_cross_entropy, uniform, xlogy.
  rewrite RInt_scal_r by apply (integrable p (proj1 Hp)).
  rewrite (proj2 (proj2 Hp)), ln_Rinv by lra. ring.
Qed.

(** It may be negative: the interval has only to be shorter than 1. *)
Theorem differential_entropy_uniform : differential_entropy a b uniform = ln (b - a).
Proof. exact (differential_cross_entropy_uniform uniform density_uniform). Qed.

Theorem differential_entropy_le_ln p : density a b p -> differential_entropy a b p <= ln (b - a).
Proof.
  intros Hp. rewrite <- (differential_cross_entropy_uniform p Hp).
  rewrite (differential_cross_entropy_split p uniform Hp density_uniform).
  pose proof (differential_kl_divergence_ge0 p uniform Hp density_uniform). lra.
Qed.

Theorem differential_entropy_eq_ln p : density a b p ->
  differential_entropy a b p = ln (b - a) <-> forall x, a <= x <= b -> p x = / (b - a).
Proof.
  intros Hp. pose proof (differential_kl_divergence_eq0 p uniform Hp density_uniform) as H.
  rewrite <- (differential_cross_entropy_uniform p Hp).
  rewrite (differential_cross_entropy_split p uniform Hp density_uniform).
  split; intros E; [apply H | apply H in E]; lra.
Qed.

(** The same quantity in a unit that is u times smaller: y = u x. *)
Theorem differential_entropy_scale p u : 0 < u -> density a b p ->
  differential_entropy (u * a) (u * b) (fun y => p (y / u) / u) = differential_entropy a b p + ln u.
Proof.
  intros Hu Hp. pose proof Hp as (Cp & P & Sp).
  assert (Hrange : forall y, u * a <= y <= u * b -> a <= y / u <= b).
  { intros y [H1 H2].
    split; [apply Rmult_le_reg_l with u | apply Rmult_le_reg_l with u]; trivial;
      replace (u * (y / u)) with y by (field; lra); assumption. }
  assert (Hab : u * a < u * b) by (now apply Rmult_lt_compat_l).
  assert (C : continuous_on (fun y => u * a <= y <= u * b) (fun y => p (y / u) / u)).
  { apply continuous_on_mult; [| apply continuous_on_const].
    apply (continuous_on_comp_on _ (fun x => a <= x <= b) p (fun y => y / u)); [exact Hrange | exact Cp |].
    apply continuous_on_mult; [apply continuous_on_id | apply continuous_on_const]. }
  assert (I : ex_RInt (fun y => xlogy (p (y / u) / u) (p (y / u) / u)) (u * a + 0) (u * b + 0)).
  { rewrite !Rplus_0_r. apply ex_RInt_continuous_on; [lra |].
    apply (continuous_on_xlogy _ (fun y => p (y / u) / u) (fun y => p (y / u) / u)); trivial.
    intros y Hy. apply Rdiv_lt_0_compat; [apply P, Hrange, Hy | exact Hu]. }
  destruct (RInt_affine _ u 0 a b ltac:(lra) I) as [_ E]. rewrite !Rplus_0_r in E.
  unfold differential_entropy. rewrite E.
  rewrite (RInt_eq _ (fun x => / u * (xlogy (p x) (p x) - p x * ln u))).
  - pose proof (integrable p Cp). pose proof (integrable _ (continuous_xlogy p p Hp Hp)).
    rewrite RInt_scal_l, RInt_Rminus, RInt_scal_r, Sp.
    + field. lra.
    + assumption.
    + assumption.
    + now apply ex_RInt_scal_r.
    + apply ex_RInt_Rminus; [assumption | now apply ex_RInt_scal_r].
  - lra.
  - intros x Hx. replace ((u * x + 0) / u) with x by (field; lra).
    unfold xlogy. rewrite ln_div by (trivial; now apply P). field. lra.
Qed.

End Densities.

(** ** The exponential density *)

Section Exponential.

Variable l : R.
Hypothesis l_gt0 : 0 < l.

Let p x := l * exp (- (l * x)).

(** A continuous f on [0, oo[ with a primitive that has a limit there. *)
Lemma is_RInt_gen_primitive (f F : R -> R) (L : R) :
  (forall x, is_derive F x (f x)) -> (forall x, continuous f x) -> is_lim F p_infty L ->
  is_RInt_gen f (at_point 0) (Rbar_locally p_infty) (L - F 0).
Proof.
  intros HF Hf HL P [e HP].
  destruct (HL (ball L e) (locally_ball L e)) as [M HM].
  exists (fun x => x = 0) (fun b => M < b); [reflexivity | now exists M |].
  intros x b -> Hb. exists (F b - F 0). split.
  - apply (is_RInt_derive F f); intros t _; [apply HF | apply Hf].
  - apply HP. change (Rabs (F b - F 0 - (L - F 0)) < e).
    replace (F b - F 0 - (L - F 0)) with (F b - L) by ring. now apply HM.
Qed.

Local Lemma is_lim_opp_scaled : is_lim (fun x => - (l * x)) p_infty m_infty.
Proof.
  apply is_lim_spec. intros M. exists (- M / l). intros x Hx.
  apply (Rmult_lt_compat_l l) in Hx; [| exact l_gt0].
  replace (l * (- M / l)) with (- M) in Hx by (field; lra). lra.
Qed.

Local Lemma is_lim_exp_opp : is_lim (fun x => exp (- (l * x))) p_infty 0.
Proof.
  apply (is_lim_comp exp (fun x => - (l * x)) p_infty 0 m_infty).
  - apply is_lim_exp_m.
  - exact is_lim_opp_scaled.
  - exists 0. intros; discriminate.
Qed.

Local Lemma is_lim_x_exp_opp : is_lim (fun x => - (l * x) * exp (- (l * x))) p_infty 0.
Proof.
  apply (is_lim_comp (fun y => y * exp y) (fun x => - (l * x)) p_infty 0 m_infty).
  - apply is_lim_mul_exp_m.
  - exact is_lim_opp_scaled.
  - exists 0. intros; discriminate.
Qed.

Theorem exponential_mass : is_RInt_gen p (at_point 0) (Rbar_locally p_infty) 1.
Proof.
  replace 1 with (0 - - exp (- (l * 0))) by (rewrite Rmult_0_r, Ropp_0, exp_0; ring).
  apply (is_RInt_gen_primitive p (fun x => - exp (- (l * x)))).
  - intros x. unfold p. auto_derive; [trivial | ring].
  - intros x. apply (ex_derive_continuous (V := R_NormedModule)). unfold p. auto_derive. trivial.
  - replace (Finite 0) with (Rbar_opp 0) by (simpl; f_equal; ring).
    apply is_lim_opp, is_lim_exp_opp.
Qed.

Theorem exponential_entropy :
  is_RInt_gen (fun x => - xlogy (p x) (p x)) (at_point 0) (Rbar_locally p_infty) (1 - ln l).
Proof.
  set (F := fun x => - (l * x) * exp (- (l * x)) + (ln l - 1) * exp (- (l * x))).
  replace (1 - ln l) with (0 - F 0) by (unfold F; rewrite Rmult_0_r, Ropp_0, exp_0; ring).
  assert (E : forall x, - xlogy (p x) (p x) = l * exp (- (l * x)) * (l * x - ln l)).
  { intros x. unfold xlogy, p. rewrite ln_mult, ln_exp by (trivial; apply exp_pos). ring. }
  apply (is_RInt_gen_primitive _ F).
  - intros x. rewrite E. unfold F. auto_derive; [trivial | ring].
  - intros x. apply (continuous_ext (fun x => l * exp (- (l * x)) * (l * x - ln l))); [intros t; now rewrite E |].
    apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial.
  - replace (Finite 0) with (Rbar_plus 0 (Rbar_mult (ln l - 1) 0)) by (simpl; f_equal; ring).
    apply (is_lim_plus _ _ _ 0 (Rbar_mult (ln l - 1) 0)).
    + exact is_lim_x_exp_opp.
    + apply is_lim_scal_l, is_lim_exp_opp.
    + reflexivity.
Qed.

End Exponential.
