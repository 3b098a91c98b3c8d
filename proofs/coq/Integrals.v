(** * Integrals over closed bounded intervals

    Coquelicot's [RInt] (Riemann's integral), for functions that are continuous on [a, b] or integrable there. As in
    MeanValue.v nothing is asked outside of the interval.

    Main statements, for a <= b
    - [ex_RInt_continuous_on]: a continuous function is integrable.
    - [RInt_eq], [RInt_le] (Coquelicot's), [RInt_lt_continuous_on]: equal, smaller, strictly smaller integrands.
    - [RInt_Rplus], [RInt_Rminus], [RInt_Ropp], [RInt_scal_l], [RInt_scal_r], [RInt_const_R]: linearity in the real
      numbers' own operations; [ex_RInt_Rplus], … are the same for integrability.
    - [RInt_vanishing]: a continuous f >= 0 whose integral is not positive is 0.
    - [RInt_fundamental]: the integral of F' is F b - F a, F being continuous on [a, b] and differentiable inside.
    - [RInt_affine]: substitution of u x + v.
    - [primitive_exists]: a function that is continuous on an interval has a primitive there. *)

From Coq Require Import Classical.
From Derive Require Import Base MeanValue Limits.
Local Open Scope R_scope.

(** ** Integrability *)

Lemma RInt_eq (f g : R -> R) a b : a <= b -> (forall x, a <= x <= b -> f x = g x) -> RInt f a b = RInt g a b.
Proof. intros Hab H. apply RInt_ext. intros x. rewrite Rmin_left, Rmax_right by exact Hab. intros Hx. apply H. lra. Qed.

Lemma ex_RInt_eq (f g : R -> R) a b : a <= b -> (forall x, a <= x <= b -> f x = g x) -> ex_RInt f a b -> ex_RInt g a b.
Proof.
  intros Hab H. apply ex_RInt_ext. intros x. rewrite Rmin_left, Rmax_right by exact Hab. intros Hx. apply H. lra.
Qed.

Lemma clamp_eq (f : R -> R) a b x : a <= x <= b -> f (clamp a b x) = f x.
Proof. intros Hx. now rewrite clamp_inside. Qed.

Lemma ex_RInt_continuous_on (f : R -> R) a b :
  a <= b -> continuous_on (fun x => a <= x <= b) f -> ex_RInt f a b.
Proof.
  intros Hab Hf. apply (ex_RInt_eq (fun x => f (clamp a b x))); [exact Hab | exact (clamp_eq f a b) |].
  apply (ex_RInt_continuous (V := R_CompleteNormedModule)). intros x _. now apply continuous_clamp.
Qed.

(** ** Linearity *)

Section Linear.

Variables (f g : R -> R) (a b c : R).
Hypothesis integrable_f : ex_RInt f a b.

Lemma ex_RInt_Rplus : ex_RInt g a b -> ex_RInt (fun x => f x + g x) a b.
Proof. exact (ex_RInt_plus (V := R_NormedModule) f g a b integrable_f). Qed.

Lemma RInt_Rplus : ex_RInt g a b -> RInt (fun x => f x + g x) a b = RInt f a b + RInt g a b.
Proof. exact (RInt_plus (V := R_CompleteNormedModule) f g a b integrable_f). Qed.

Lemma ex_RInt_Rminus : ex_RInt g a b -> ex_RInt (fun x => f x - g x) a b.
Proof. exact (ex_RInt_minus (V := R_NormedModule) f g a b integrable_f). Qed.

Lemma RInt_Rminus : ex_RInt g a b -> RInt (fun x => f x - g x) a b = RInt f a b - RInt g a b.
Proof. exact (RInt_minus (V := R_CompleteNormedModule) f g a b integrable_f). Qed.

Lemma ex_RInt_Ropp : ex_RInt (fun x => - f x) a b.
Proof. exact (ex_RInt_opp (V := R_NormedModule) f a b integrable_f). Qed.

Lemma RInt_Ropp : RInt (fun x => - f x) a b = - RInt f a b.
Proof. exact (RInt_opp (V := R_CompleteNormedModule) f a b integrable_f). Qed.

Lemma ex_RInt_scal_l : ex_RInt (fun x => c * f x) a b.
Proof. exact (ex_RInt_scal (V := R_NormedModule) f a b c integrable_f). Qed.

Lemma RInt_scal_l : RInt (fun x => c * f x) a b = c * RInt f a b.
Proof. exact (RInt_scal (V := R_CompleteNormedModule) f a b c integrable_f). Qed.

Lemma ex_RInt_scal_r : ex_RInt (fun x => f x * c) a b.
Proof. apply (ex_RInt_ext (fun x => c * f x)); [intros; apply Rmult_comm | exact ex_RInt_scal_l]. Qed.

Lemma RInt_scal_r : RInt (fun x => f x * c) a b = RInt f a b * c.
Proof.
  rewrite (RInt_ext _ (fun x => c * f x)) by (intros; apply Rmult_comm). rewrite RInt_scal_l. apply Rmult_comm.
Qed.

Lemma RInt_const_R : RInt (fun _ => c) a b = (b - a) * c.
Proof. exact (RInt_const (V := R_CompleteNormedModule) a b c). Qed.

End Linear.

(** ** Strict inequalities, and integrals that vanish *)

Lemma RInt_lt_continuous_on (f g : R -> R) a b : a < b ->
  continuous_on (fun x => a <= x <= b) f -> continuous_on (fun x => a <= x <= b) g ->
  (forall x, a < x < b -> f x < g x) -> RInt f a b < RInt g a b.
Proof.
  intros Hab Hf Hg H.
  rewrite (RInt_eq f (fun x => f (clamp a b x))), (RInt_eq g (fun x => g (clamp a b x)))
    by (lra || (intros x Hx; now rewrite clamp_inside)).
  apply RInt_lt; [exact Hab | | |].
  - intros x _. apply continuous_clamp; [lra | exact Hg].
  - intros x _. apply continuous_clamp; [lra | exact Hf].
  - intros x Hx. rewrite !clamp_inside by lra. now apply H.
Qed.

(** Where f > 0 at one point, it is large around it, and so is its integral. *)
Lemma RInt_gt_0_at (f : R -> R) a b x : a < b -> a <= x <= b ->
  continuous_on (fun x => a <= x <= b) f ->
  (forall x, a <= x <= b -> 0 <= f x) -> 0 < f x -> 0 < RInt f a b.
Proof.
  intros Hab Hx Hf Hpos H0.
  destruct (Hf x Hx (ball (f x) (mkposreal (f x) H0)) (locally_ball _ _)) as [d Hd].
  (* a stretch [u, v] of [a, b] beside x *)
  assert (Huv : exists u v, a <= u < v /\ v <= b /\ forall y, u <= y <= v -> Rabs (y - x) < d).
  { pose proof (cond_pos d).
    destruct (Rlt_dec x b) as [H1 | H1].
    - exists x, (x + Rmin (d / 2) (b - x)).
      pose proof (Rmin_l (d / 2) (b - x)). pose proof (Rmin_r (d / 2) (b - x)).
      assert (0 < Rmin (d / 2) (b - x)) by (apply Rmin_glb_lt; lra).
      repeat split; try lra. intros y Hy. rewrite Rabs_pos_eq; lra.
    - exists (x - Rmin (d / 2) (x - a)), x.
      pose proof (Rmin_l (d / 2) (x - a)). pose proof (Rmin_r (d / 2) (x - a)).
      assert (0 < Rmin (d / 2) (x - a)) by (apply Rmin_glb_lt; lra).
      repeat split; try lra. intros y Hy. rewrite Rabs_left1; lra. }
  destruct Huv as (u & v & Hu & Hv & Hnear).
  assert (Hsub : forall s t, a <= s <= t -> t <= b -> ex_RInt f s t).
  { intros s t Hs Ht. apply ex_RInt_continuous_on; [lra |].
    apply (continuous_on_sub (fun x => a <= x <= b)); [intros y Hy; lra | exact Hf]. }
  assert (E : RInt f a b = RInt f a u + RInt f u v + RInt f v b).
  { rewrite <- (RInt_Chasles (V := R_CompleteNormedModule) f a v b) by (apply Hsub; lra).
    rewrite <- (RInt_Chasles (V := R_CompleteNormedModule) f a u v) by (apply Hsub; lra).
    reflexivity. }
  assert (H1 : 0 <= RInt f a u) by (apply RInt_ge_0; [lra | apply Hsub; lra | intros y Hy; apply Hpos; lra]).
  assert (H2 : 0 <= RInt f v b) by (apply RInt_ge_0; [lra | apply Hsub; lra | intros y Hy; apply Hpos; lra]).
  assert (H3 : RInt (fun _ => 0) u v < RInt f u v).
  { apply RInt_lt_continuous_on; [lra | | |].
    - apply continuous_on_forall. intros y _. apply continuous_const.
    - apply (continuous_on_sub (fun x => a <= x <= b)); [intros y Hy; lra | exact Hf].
    - intros y Hy. assert (Hb : Rabs (f y - f x) < f x) by (apply Hd; [apply Hnear; lra | lra]).
      apply Rabs_lt_between in Hb. lra. }
  rewrite RInt_const_R in H3. lra.
Qed.

Lemma RInt_vanishing (f : R -> R) a b : a < b ->
  continuous_on (fun x => a <= x <= b) f ->
  (forall x, a <= x <= b -> 0 <= f x) -> RInt f a b <= 0 ->
  forall x, a <= x <= b -> f x = 0.
Proof.
  intros Hab Hf Hpos H0 x Hx. destruct (Hpos x Hx) as [H | H]; [exfalso | now symmetry].
  pose proof (RInt_gt_0_at f a b x Hab Hx Hf Hpos H). lra.
Qed.

(** ** Primitives *)

(** The integral up to x of a function that is continuous everywhere. *)
Lemma is_derive_integral (g : R -> R) c x :
  (forall x, continuous g x) -> is_derive (fun x => RInt g c x) x (g x).
Proof.
  intros Hg. apply (is_derive_RInt g (fun x => RInt g c x) c); [| apply Hg].
  apply filter_forall. intros y. apply (RInt_correct (V := R_CompleteNormedModule)).
  apply (ex_RInt_continuous (V := R_CompleteNormedModule)). intros z _. apply Hg.
Qed.

Theorem is_RInt_fundamental (F f : R -> R) a b : a <= b ->
  continuous_on (fun x => a <= x <= b) F -> continuous_on (fun x => a <= x <= b) f ->
  (forall x, a < x < b -> ex_derive F x /\ Derive F x = f x) ->
  is_RInt f a b (F b - F a).
Proof.
  intros Hab HF Hf H. set (g := fun x => f (clamp a b x)).
  assert (Hg : forall x, continuous g x) by now apply continuous_clamp.
  set (G := fun x => RInt g a x).
  assert (HG : forall x, is_derive G x (g x)) by (intros x; now apply is_derive_integral).
  (* F - G is constant *)
  assert (E : F a - G a = F b - G b).
  { apply (constant_of_derivative (fun x => a <= x <= b) (fun x => F x - G x)); try lra.
    - intros x y z Hx Hz Hy. lra.
    - intros x Hx. apply is_limit_minus; [apply within_filter, locally_filter | now apply HF |].
      apply continuous_within.
      apply (ex_derive_continuous (V := R_NormedModule)). now exists (g x).
    - intros x. rewrite Rmin_left, Rmax_right by exact Hab. intros Hx. destruct (H x Hx) as [D1 D2].
      assert (D3 : is_derive (fun x => F x - G x) x (f x - g x)).
      { apply (is_derive_minus (V := R_NormedModule)); [| apply HG].
        rewrite <- D2. now apply Derive_correct. }
      split; [now exists (f x - g x) |].
      transitivity (f x - g x); [exact (is_derive_unique _ _ _ D3) |]. unfold g. rewrite clamp_inside by lra. ring. }
  assert (E0 : G a = 0) by exact (RInt_point (V := R_CompleteNormedModule) a g).
  replace (F b - F a) with (G b) by lra.
  apply (is_RInt_ext g).
  - intros x. rewrite Rmin_left, Rmax_right by exact Hab. intros Hx. apply clamp_eq. lra.
  - apply (RInt_correct (V := R_CompleteNormedModule)), (ex_RInt_continuous (V := R_CompleteNormedModule)).
    intros x _. apply Hg.
Qed.

Corollary RInt_fundamental (F f : R -> R) a b : a <= b ->
  continuous_on (fun x => a <= x <= b) F -> continuous_on (fun x => a <= x <= b) f ->
  (forall x, a < x < b -> ex_derive F x /\ Derive F x = f x) ->
  RInt f a b = F b - F a.
Proof. intros Hab HF Hf H. now apply is_RInt_unique, is_RInt_fundamental. Qed.

Lemma RInt_affine (f : R -> R) u v a b : u <> 0 -> ex_RInt f (u * a + v) (u * b + v) ->
  ex_RInt (fun x => f (u * x + v)) a b /\
  RInt f (u * a + v) (u * b + v) = u * RInt (fun x => f (u * x + v)) a b.
Proof.
  intros Hu Hf.
  assert (H : ex_RInt (fun x => f (u * x + v)) a b).
  { apply (ex_RInt_ext (fun x => / u * (u * f (u * x + v)))).
    - intros x _. change (/ u * (u * f (u * x + v)) = f (u * x + v) :> R). field. exact Hu.
    - apply ex_RInt_scal_l. exact (ex_RInt_comp_lin f u v a b Hf). }
  split; [exact H |]. rewrite <- RInt_scal_l by exact H.
  symmetry. exact (RInt_comp_lin (V := R_CompleteNormedModule) f u v a b Hf).
Qed.

(** From some c of the interval on, the integral of f up to x. What f is outside does not matter: near a point x, the
    interval J is [u, v] for suitable u and v, and f may be continued by its values at u and v. *)
Theorem primitive_exists (J : R -> Prop) (f : R -> R) :
  interval_set J -> continuous_on J f ->
  exists F : R -> R, continuous_on J F /\
    forall x u v, J u -> J v -> u < x < v -> is_derive F x (f x).
Proof.
  intros HJ Hf.
  destruct (classic (exists c, J c)) as [[c Hc] | Hempty].
  2: { exists f. split; [exact Hf |]. intros x u v Hu. destruct Hempty. now exists u. }
  exists (fun x => RInt f c x).
  set (g := fun u v x => f (clamp u v x)).
  assert (Hg : forall u v, J u -> J v -> u <= v -> forall x, continuous (g u v) x).
  { intros u v Hu Hv Huv. apply continuous_clamp; [exact Huv |].
    apply (continuous_on_sub J); [| exact Hf]. intros x Hx. exact (HJ u x v Hu Hv Hx). }
  assert (Heq : forall u v x, u <= c <= v -> u <= x <= v -> RInt f c x = RInt (g u v) c x).
  { intros u v x Huc Hux. apply RInt_ext. intros y Hy. unfold g. symmetry. apply clamp_eq.
    revert Hy. unfold Rmin, Rmax. destruct Rle_dec; lra. }
  split.
  - intros x Hx.
    (* u = min (c, x) unless J goes on below x, and likewise above *)
    assert (Hu : exists u, J u /\ u <= c /\ u <= x /\ forall y, J y -> u < x \/ x <= y).
    { destruct (classic (exists u, J u /\ u < x)) as [(u & Ju & Hux) | Hno].
      - exists (Rmin u c). pose proof (Rmin_l u c). pose proof (Rmin_r u c).
        repeat split; try lra; [unfold Rmin; now destruct Rle_dec |]. intros y _. left. lra.
      - exists x. repeat split; try lra; [exact Hx | |].
        + apply Rnot_lt_le. intros H. apply Hno. now exists c.
        + intros y Hy. right. apply Rnot_lt_le. intros H. apply Hno. now exists y. }
    assert (Hv : exists v, J v /\ c <= v /\ x <= v /\ forall y, J y -> x < v \/ y <= x).
    { destruct (classic (exists v, J v /\ x < v)) as [(v & Jv & Hxv) | Hno].
      - exists (Rmax v c). pose proof (Rmax_l v c). pose proof (Rmax_r v c).
        repeat split; try lra; [unfold Rmax; now destruct Rle_dec |]. intros y _. left. lra.
      - exists x. repeat split; try lra; [exact Hx | |].
        + apply Rnot_lt_le. intros H. apply Hno. now exists c.
        + intros y Hy. right. apply Rnot_lt_le. intros H. apply Hno. now exists y. }
    destruct Hu as (u & Ju & Huc & Hux & Hbelow), Hv as (v & Jv & Hcv & Hxv & Habove).
    assert (Hlocal : exists d : posreal, forall y, J y -> Rabs (y - x) < d -> u <= y <= v).
    { assert (Hd : exists d, 0 < d /\ (u < x -> d <= x - u) /\ (x < v -> d <= v - x)).
      { destruct (Rlt_dec u x), (Rlt_dec x v).
        - exists (Rmin (x - u) (v - x)). pose proof (Rmin_l (x - u) (v - x)). pose proof (Rmin_r (x - u) (v - x)).
          split; [apply Rmin_glb_lt; lra | split; intros _; lra].
        - exists (x - u). split; [lra | split; intros; lra].
        - exists (v - x). split; [lra | split; intros; lra].
        - exists 1. split; [lra | split; intros; lra]. }
      destruct Hd as (d & Hd & Hd1 & Hd2). exists (mkposreal d Hd). simpl. intros y Jy Hy.
      apply Rabs_lt_between in Hy. destruct (Hbelow y Jy), (Habove y Jy); lra. }
    destruct Hlocal as [d Hd].
    apply (filterlim_ext_loc (RInt (g u v) c)).
    + exists d. intros y Hy Jy. symmetry. apply Heq; [lra | now apply Hd].
    + rewrite (Heq u v x) by lra.
      apply continuous_within.
      apply (ex_derive_continuous (V := R_NormedModule)). exists (g u v x).
      apply is_derive_integral. apply Hg; trivial. lra.
  - intros x u v Ju Jv Hx.
    set (l := Rmin u c). set (r := Rmax v c).
    assert (Hl : l <= u /\ l <= c) by (split; [apply Rmin_l | apply Rmin_r]).
    assert (Hr : v <= r /\ c <= r) by (split; [apply Rmax_l | apply Rmax_r]).
    assert (Jl : J l) by (unfold l, Rmin; now destruct Rle_dec).
    assert (Jr : J r) by (unfold r, Rmax; now destruct Rle_dec).
    replace (f x) with (g l r x) by (apply clamp_eq; lra).
    apply (is_derive_ext_loc (RInt (g l r) c)).
    + assert (H0 : 0 < Rmin (x - u) (v - x)) by (apply Rmin_glb_lt; lra).
      exists (mkposreal _ H0). intros y Hy. change (Rabs (y - x) < Rmin (x - u) (v - x)) in Hy.
      pose proof (Rmin_l (x - u) (v - x)). pose proof (Rmin_r (x - u) (v - x)).
      apply Rabs_lt_between in Hy. symmetry. apply Heq; lra.
    + apply is_derive_integral. apply Hg; trivial. lra.
Qed.
