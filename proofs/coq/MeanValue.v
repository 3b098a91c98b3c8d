(** * The mean value theorem and monotone functions

    A function that is continuous on an interval, ends included, and differentiable inside has a secant's slope as the
    value of its derivative at some inner point; so the sign of the derivative says whether it rises or falls. Outside
    of the interval nothing is asked of it: continuity is that of Coquelicot's [continuous_on], within the interval.

    Main definitions
    - [interval_set I]: with any two numbers, those between them belong to I.
    - [clamp a b x]: the number of [a, b] nearest to x.

    Main statements, for f continuous on I and differentiable inside:
    - [mean_value]: f b - f a = f'(c) (b - a) for some c between a and b.
    - [increasing_of_derivative], [strictly_increasing_of_derivative], [decreasing_of_derivative],
      [strictly_decreasing_of_derivative], [constant_of_derivative].
    - [continuous_on_derivable]: where f is differentiable on all of I, it is continuous on I. *)

From Derive Require Import Base.
Local Open Scope R_scope.

Definition interval_set (I : R -> Prop) := forall x y z, I x -> I z -> x <= y <= z -> I y.

Definition clamp a b x := Rmax a (Rmin b x).

Lemma clamp_between a b x : a <= b -> a <= clamp a b x <= b.
Proof.
  intros Hab. unfold clamp. split; [apply Rmax_l |].
  apply Rmax_lub; [exact Hab | apply Rmin_l].
Qed.

Lemma clamp_inside a b x : a <= x <= b -> clamp a b x = x.
Proof. intros Hx. unfold clamp. rewrite Rmin_right by lra. now apply Rmax_right. Qed.

(** It brings no two numbers further apart. *)
Lemma clamp_contracts a b x y : Rabs (clamp a b y - clamp a b x) <= Rabs (y - x).
Proof.
  unfold clamp, Rmax, Rmin.
  repeat destruct Rle_dec; unfold Rabs; repeat destruct Rcase_abs; lra.
Qed.

(** A function that is continuous on [a, b], its ends included, continued by its values there. *)
Lemma continuous_clamp (f : R -> R) a b : a <= b ->
  continuous_on (fun x => a <= x <= b) f ->
  forall x, continuous (fun x => f (clamp a b x)) x.
Proof.
  intros Hab Hf x. unfold continuous.
  apply (filterlim_comp _ _ _ (clamp a b) f _ (within (fun x => a <= x <= b) (locally (clamp a b x)))).
  - intros P [d Hd]. exists d. intros y Hy. apply Hd; [| now apply clamp_between].
    eapply Rle_lt_trans; [apply clamp_contracts | exact Hy].
  - apply Hf. now apply clamp_between.
Qed.

Lemma continuous_on_sub (I J : R -> Prop) (f : R -> R) :
  (forall x, J x -> I x) -> continuous_on I f -> continuous_on J f.
Proof. intros H. now apply continuous_on_subset. Qed.

Lemma continuous_within (D : R -> Prop) (f : R -> R) x :
  continuous f x -> filterlim f (within D (locally x)) (locally (f x)).
Proof. intros H P HP. specialize (H P HP). revert H. unfold filtermap, within. apply filter_imp. auto. Qed.

Lemma continuous_on_derivable (I : R -> Prop) (f : R -> R) :
  (forall x, I x -> ex_derive f x) -> continuous_on I f.
Proof.
  intros H. apply continuous_on_forall. intros x Hx.
  apply (ex_derive_continuous (V := R_NormedModule)). now apply H.
Qed.

Theorem mean_value (f : R -> R) a b : a < b ->
  continuous_on (fun x => a <= x <= b) f ->
  (forall x, a < x < b -> ex_derive f x) ->
  exists c, a < c < b /\ f b - f a = Derive f c * (b - a).
Proof.
  intros Hab Hc Hd.
  set (g := fun x => f (clamp a b x)).
  assert (Hg : forall x, a < x < b -> is_derive g x (Derive f x)).
  { intros x Hx. apply (is_derive_ext_loc f).
    - assert (H0 : 0 < Rmin (x - a) (b - x)) by (apply Rmin_glb_lt; lra).
      exists (mkposreal _ H0). intros y Hy. change (Rabs (y - x) < Rmin (x - a) (b - x)) in Hy.
      pose proof (Rmin_l (x - a) (b - x)). pose proof (Rmin_r (x - a) (b - x)).
      apply Rabs_lt_between in Hy. unfold g. rewrite clamp_inside; lra.
    - now apply Derive_correct, Hd. }
  destruct (MVT g id a b
    (fun x Hx => exist _ (Derive f x) (proj1 (is_derive_Reals g x _) (Hg x Hx)))
    (fun x _ => exist _ 1 (derivable_pt_lim_id x)) Hab) as (c & Hc' & E).
  - intros x _. apply continuity_pt_filterlim, continuous_clamp; [lra | exact Hc].
  - intros x _. apply derivable_continuous_pt, derivable_pt_id.
  - exists c. split; [exact Hc' |]. simpl in E. unfold id, g in E.
    rewrite !clamp_inside in E by lra. lra.
Qed.

(** ** The sign of the derivative *)

Section Sign.

Variables (f : R -> R) (a b : R).
Hypothesis continuous_f : continuous_on (fun x => a <= x <= b) f.

Lemma increasing_of_derivative : a <= b ->
  (forall x, a < x < b -> ex_derive f x /\ 0 <= Derive f x) -> f a <= f b.
Proof.
  intros [Hab | ->] H; [| lra].
  destruct (mean_value f a b Hab continuous_f) as (c & Hc & E); [intros x Hx; now apply H |].
  destruct (H c Hc) as [_ Hs]. assert (0 <= Derive f c * (b - a)); [| lra].
  apply Rmult_le_pos; lra.
Qed.

Lemma strictly_increasing_of_derivative : a < b ->
  (forall x, a < x < b -> ex_derive f x /\ 0 < Derive f x) -> f a < f b.
Proof.
  intros Hab H.
  destruct (mean_value f a b Hab continuous_f) as (c & Hc & E); [intros x Hx; now apply H |].
  destruct (H c Hc) as [_ Hs]. assert (0 < Derive f c * (b - a)); [| lra].
  apply Rmult_lt_0_compat; lra.
Qed.

Lemma decreasing_of_derivative : a <= b ->
  (forall x, a < x < b -> ex_derive f x /\ Derive f x <= 0) -> f b <= f a.
Proof.
  intros [Hab | ->] H; [| lra].
  destruct (mean_value f a b Hab continuous_f) as (c & Hc & E); [intros x Hx; now apply H |].
  destruct (H c Hc) as [_ Hs]. assert (0 <= - Derive f c * (b - a)); [| lra].
  apply Rmult_le_pos; lra.
Qed.

Lemma strictly_decreasing_of_derivative : a < b ->
  (forall x, a < x < b -> ex_derive f x /\ Derive f x < 0) -> f b < f a.
Proof.
  intros Hab H.
  destruct (mean_value f a b Hab continuous_f) as (c & Hc & E); [intros x Hx; now apply H |].
  destruct (H c Hc) as [_ Hs]. assert (0 < - Derive f c * (b - a)); [| lra].
  apply Rmult_lt_0_compat; lra.
Qed.

End Sign.

(** The order of the two points does not matter here. *)
Lemma constant_of_derivative (I : R -> Prop) (f : R -> R) a b :
  interval_set I -> I a -> I b -> continuous_on I f ->
  (forall x, Rmin a b < x < Rmax a b -> ex_derive f x /\ Derive f x = 0) -> f a = f b.
Proof.
  intros HI Ha Hb Hc H.
  assert (step : forall u v, I u -> I v -> u < v ->
    (forall x, u < x < v -> ex_derive f x /\ Derive f x = 0) -> f u = f v).
  { intros u v Hu Hv Huv H'.
    destruct (mean_value f u v Huv) as (c & Hc' & E).
    - apply (continuous_on_sub I); [intros x Hx; now apply (HI u x v) | exact Hc].
    - intros x Hx. now apply H'.
    - destruct (H' c Hc') as [_ E0]. rewrite E0 in E. lra. }
  destruct (Rtotal_order a b) as [Hab | [-> | Hab]];
    [apply step; trivial | reflexivity | symmetry; apply step; trivial];
    intros x Hx; apply H; [rewrite Rmin_left, Rmax_right | rewrite Rmin_right, Rmax_left]; lra.
Qed.
