(** * Derivatives by their rules, with values in a form that one can compute with

    One statement for each operator, "if u′ = du and v′ = dv at x, then the operator's derivative is …", which the
    tactic [derivative] (in Differentiation.v) applies from the outside in.

    Main statements:
    - [d_const], [d_id], [d_plus], …, [d_ln], [d_exp], [d_sqrt], [d_pow], [d_power], [d_sinh] …: the elementary rules;
    - [d_Sum]: term by term; [d_function]: the chain rule for a function that has a derivative at the inner value;
    - [d_update]: an entry of a family in which one entry varies; [update_self];
    - [d_Rabs_pos] …, [d_piecewise_true] …: away from where the cases meet;
    - [locally_gt], [locally_lt], [locally_neq]: strict inequalities hold around;
    - [Derive_n_2], [ex_derive_times_1], [ex_derive_times_2]: second derivatives. *)

From Coq Require Import FunctionalExtensionality.
From Derive Require Export Sums Logarithms.

Implicit Types (u v f g h : R -> R) (x du dv d e : R).

(** ** Elementary rules *)

Lemma d_const (c x : R) : is_derive (fun _ => c) x 0.
Proof. apply (is_derive_const (V := R_NormedModule)). Qed.

Lemma d_id x : is_derive (fun t => t) x 1.
Proof. apply (is_derive_id (K := R_AbsRing)). Qed.

Lemma d_plus u v x du dv : is_derive u x du -> is_derive v x dv -> is_derive (fun t => u t + v t) x (du + dv).
Proof. apply (is_derive_plus (V := R_NormedModule)). Qed.

Lemma d_minus u v x du dv : is_derive u x du -> is_derive v x dv -> is_derive (fun t => u t - v t) x (du - dv).
Proof. apply (is_derive_minus (V := R_NormedModule)). Qed.

Lemma d_opp u x du : is_derive u x du -> is_derive (fun t => - u t) x (- du).
Proof. apply (is_derive_opp (V := R_NormedModule)). Qed.

Lemma d_scal_l c u x du : is_derive u x du -> is_derive (fun t => c * u t) x (c * du).
Proof. apply (is_derive_scal u x c). Qed.

Lemma d_scal_r c u x du : is_derive u x du -> is_derive (fun t => u t * c) x (du * c).
Proof.
  intros H. apply (is_derive_ext (fun t => c * u t)); [intros; apply Rmult_comm |].
  rewrite Rmult_comm. now apply d_scal_l.
Qed.

Lemma d_mult u v x du dv :
  is_derive u x du -> is_derive v x dv -> is_derive (fun t => u t * v t) x (du * v x + u x * dv).
Proof. intros Hu Hv. apply (is_derive_mult u v x du dv); [assumption | assumption | apply Rmult_comm]. Qed.

Lemma d_inv u x du : u x <> 0 -> is_derive u x du -> is_derive (fun t => / u t) x (- du / u x ^ 2).
Proof. intros H0 Hu. now apply is_derive_inv. Qed.

Lemma d_div u v x du dv :
  v x <> 0 -> is_derive u x du -> is_derive v x dv ->
  is_derive (fun t => u t / v t) x ((du * v x - u x * dv) / v x ^ 2).
Proof. intros H0 Hu Hv. now apply is_derive_div. Qed.

Lemma d_div_const u c x du : is_derive u x du -> is_derive (fun t => u t / c) x (du / c).
Proof. apply d_scal_r. Qed.

(** The chain rule, for a function whose derivative at the inner value is known. *)
Lemma d_comp f u x df du : is_derive f (u x) df -> is_derive u x du -> is_derive (fun t => f (u t)) x (df * du).
Proof.
  intros Hf Hu. rewrite Rmult_comm. apply (is_derive_comp (V := R_NormedModule) f u x df du); assumption.
Qed.

Lemma d_function f u x du :
  ex_derive f (u x) -> is_derive u x du -> is_derive (fun t => f (u t)) x (Derive f (u x) * du).
Proof. intros Hf Hu. apply d_comp; [now apply Derive_correct | assumption]. Qed.

Lemma d_ln u x du : 0 < u x -> is_derive u x du -> is_derive (fun t => ln (u t)) x (du / u x).
Proof.
  intros H0 Hu. replace (du / u x) with (/ u x * du) by (unfold Rdiv; ring).
  apply (d_comp ln); [| assumption]. now apply is_derive_Reals, derivable_pt_lim_ln.
Qed.

Lemma d_exp u x du : is_derive u x du -> is_derive (fun t => exp (u t)) x (exp (u x) * du).
Proof. intros Hu. apply (d_comp exp); [| assumption]. apply is_derive_Reals, derivable_pt_lim_exp. Qed.

Lemma d_sqrt u x du :
  0 < u x -> is_derive u x du -> is_derive (fun t => sqrt (u t)) x (du / (2 * sqrt (u x))).
Proof.
  intros H0 Hu. replace (du / (2 * sqrt (u x))) with (/ (2 * sqrt (u x)) * du) by (unfold Rdiv; ring).
  apply (d_comp sqrt); [| assumption]. now apply is_derive_Reals, derivable_pt_lim_sqrt.
Qed.

Lemma d_pow u n x du : is_derive u x du -> is_derive (fun t => u t ^ n) x (INR n * u x ^ pred n * du).
Proof.
  intros Hu. apply (d_comp (fun y => y ^ n)); [| assumption].
  apply is_derive_Reals, derivable_pt_lim_pow.
Qed.

(** The same with the numbers written as numbers. *)
Lemma d_pow_number u n m z x du :
  IZR z = INR n -> m = pred n -> is_derive u x du -> is_derive (fun t => u t ^ n) x (IZR z * u x ^ m * du).
Proof. intros -> -> Hu. now apply d_pow. Qed.

Lemma d_sinh u x du : is_derive u x du -> is_derive (fun t => sinh (u t)) x (cosh (u x) * du).
Proof. intros Hu. apply (d_comp sinh); [| assumption]. apply is_derive_Reals, derivable_pt_lim_sinh. Qed.

Lemma d_cosh u x du : is_derive u x du -> is_derive (fun t => cosh (u t)) x (sinh (u x) * du).
Proof. intros Hu. apply (d_comp cosh); [| assumption]. apply is_derive_Reals, derivable_pt_lim_cosh. Qed.

Lemma d_tanh u x du : is_derive u x du -> is_derive (fun t => tanh (u t)) x ((1 - tanh (u x) ^ 2) * du).
Proof.
  intros Hu. pose proof (cosh_gt0 (u x)). unfold tanh.
  replace ((1 - (sinh (u x) / cosh (u x)) ^ 2) * du)
    with ((cosh (u x) * du * cosh (u x) - sinh (u x) * (sinh (u x) * du)) / cosh (u x) ^ 2) by (field; lra).
  apply (d_div (fun t => sinh (u t)) (fun t => cosh (u t))); [lra | now apply d_sinh | now apply d_cosh].
Qed.

(** Around a positive number there are positive numbers only, and so on. *)

Lemma locally_gt (a x : R) : a < x -> locally x (fun t => a < t).
Proof. apply (open_gt a x). Qed.

Lemma locally_lt (a x : R) : x < a -> locally x (fun t => t < a).
Proof. apply (open_lt a x). Qed.

Lemma locally_neq (a x : R) : x <> a -> locally x (fun t => t <> a).
Proof. apply (open_neq a x). Qed.

Lemma is_derive_continuous u (x du : R) : is_derive u x du -> continuous u x.
Proof. intros H. apply (ex_derive_continuous (K := R_AbsRing) (V := R_NormedModule)). now exists du. Qed.

Lemma around_gt u x (du a : R) : is_derive u x du -> a < u x -> locally x (fun t => a < u t).
Proof. intros Hu H. apply (is_derive_continuous u x du Hu (fun y => a < y)). now apply locally_gt. Qed.

Lemma around_lt u x (du a : R) : is_derive u x du -> u x < a -> locally x (fun t => u t < a).
Proof. intros Hu H. apply (is_derive_continuous u x du Hu (fun y => y < a)). now apply locally_lt. Qed.

(** ** Powers *)

Lemma d_power_const u c x du :
  0 < u x -> is_derive u x du -> is_derive (fun t => power (u t) c) x (c * power (u x) (c - 1) * du).
Proof.
  intros H0 Hu.
  apply (is_derive_ext_loc (fun t => exp (c * ln (u t)))).
  { generalize (around_gt u x du 0 Hu H0). apply filter_imp. intros t Ht. now apply exp_times_ln. }
  replace (c * power (u x) (c - 1) * du) with (exp (c * ln (u x)) * (c * (du / u x))).
  - apply (d_exp (fun t => c * ln (u t))). apply d_scal_l. now apply d_ln.
  - rewrite exp_times_ln, power_minus, power_1_r by assumption. field. lra.
Qed.

Lemma d_power_base b v x dv :
  0 < b -> is_derive v x dv -> is_derive (fun t => power b (v t)) x (power b (v x) * ln b * dv).
Proof.
  intros Hb Hv. apply (is_derive_ext (fun t => exp (v t * ln b))).
  { intros t. now apply exp_times_ln. }
  replace (power b (v x) * ln b * dv) with (exp (v x * ln b) * (dv * ln b)).
  - apply (d_exp (fun t => v t * ln b)). now apply d_scal_r.
  - rewrite exp_times_ln by assumption. ring.
Qed.

Lemma d_power u v x du dv :
  0 < u x -> is_derive u x du -> is_derive v x dv ->
  is_derive (fun t => power (u t) (v t)) x (power (u x) (v x) * (dv * ln (u x) + v x * (du / u x))).
Proof.
  intros H0 Hu Hv. apply (is_derive_ext_loc (fun t => exp (v t * ln (u t)))).
  { generalize (around_gt u x du 0 Hu H0). apply filter_imp. intros t Ht. now apply exp_times_ln. }
  rewrite <- exp_times_ln by assumption.
  apply (d_exp (fun t => v t * ln (u t))).
  apply (d_mult v (fun t => ln (u t))); [assumption | now apply d_ln].
Qed.

Lemma powerRZ_pos x p : powerRZ x (Zpos p) = x ^ Pos.to_nat p.
Proof. reflexivity. Qed.

Lemma power_nat_pred x k : (0 < k)%Z -> power x (IZR k - 1) = x ^ pred (Z.to_nat k).
Proof.
  intros H. rewrite <- minus_IZR, power_IZR, <- powerRZ_nat. f_equal. lia.
Qed.

Lemma power_nonneg_int x y : integer y -> 0 <= y -> exists n, y = INR n /\ power x y = x ^ n.
Proof.
  intros [k ->] H. apply le_IZR in H. exists (Z.to_nat k).
  assert (E : IZR k = INR (Z.to_nat k)) by (rewrite INR_IZR_INZ, Z2Nat.id by assumption; reflexivity).
  split; [exact E |]. now rewrite E, power_nat.
Qed.

(** A natural exponent: the base may have any sign. *)
Lemma d_power_natural u c x du :
  integer c -> 1 <= c -> is_derive u x du ->
  is_derive (fun t => power (u t) c) x (c * power (u x) (c - 1) * du).
Proof.
  intros [k ->] H Hu. apply le_IZR in H.
  apply (is_derive_ext (fun t => u t ^ Z.to_nat k)).
  { intros t. rewrite power_IZR, <- powerRZ_nat, Z2Nat.id by lia. reflexivity. }
  rewrite power_nat_pred by lia.
  replace (IZR k) with (INR (Z.to_nat k)) by (rewrite INR_IZR_INZ, Z2Nat.id by lia; reflexivity).
  now apply d_pow.
Qed.

Lemma d_power_neg u p x du :
  u x <> 0 -> is_derive u x du ->
  is_derive (fun t => power (u t) (IZR (Zneg p))) x (- (IZR (Zpos p) * du) / u x ^ S (Pos.to_nat p)).
Proof.
  intros H0 Hu. apply (is_derive_ext (fun t => / u t ^ Pos.to_nat p)).
  { intros t. now rewrite power_neg. }
  assert (E : - (INR (Pos.to_nat p) * u x ^ pred (Pos.to_nat p) * du) / (u x ^ Pos.to_nat p) ^ 2
              = - (IZR (Zpos p) * du) / u x ^ S (Pos.to_nat p)).
  { rewrite INR_IZR_INZ, positive_nat_Z. destruct (Pos2Nat.is_succ p) as [n ->]. simpl.
    field. split; [apply pow_nonzero |]; assumption. }
  rewrite <- E. apply (d_inv (fun t => u t ^ Pos.to_nat p)); [now apply pow_nonzero | now apply d_pow].
Qed.

Lemma d_power_opp u p x du :
  u x <> 0 -> is_derive u x du ->
  is_derive (fun t => power (u t) (- IZR (Zpos p))) x (- (IZR (Zpos p) * du) / u x ^ S (Pos.to_nat p)).
Proof. intros H0 Hu. rewrite <- opp_IZR. now apply d_power_neg. Qed.

(** ** Sums, families *)

Lemma d_Sum a b (f : R -> R -> R) (df : R -> R) x :
  integer a -> (forall i, in_range a b i -> is_derive (fun t => f t i) x (df i)) ->
  is_derive (fun t => Sum a b (fun i => f t i)) x (Sum a b (fun i => df i)).
Proof. apply is_derive_Sum. Qed.

Lemma d_update (p : R -> R) k j u x du :
  is_derive u x du -> is_derive (fun t => update p k (u t) j) x (delta j k * du).
Proof.
  intros Hu. unfold update, delta. destruct (Req_EM_T j k) as [-> | _].
  - now rewrite Rmult_1_l.
  - rewrite Rmult_0_l. apply d_const.
Qed.

Lemma d_update_row (p : R -> R -> R) k j (u : R -> R -> R) l x du :
  is_derive (fun t => u t l) x du -> is_derive (fun t => update p k (u t) j l) x (delta j k * du).
Proof.
  intros Hu. unfold update, delta. destruct (Req_EM_T j k) as [-> | _].
  - now rewrite Rmult_1_l.
  - rewrite Rmult_0_l. apply d_const.
Qed.

Lemma update_self {A} (p : R -> A) k : update p k (p k) = p.
Proof. apply functional_extensionality. intros j. apply update_entry. Qed.

Lemma update_update {A} (p : R -> A) k s t : update (update p k s) k t = update p k t.
Proof. apply functional_extensionality. intros j. unfold update. now destruct (Req_EM_T j k). Qed.

(** ** Where a function is given by cases *)

Lemma d_Rabs_pos u x du : 0 < u x -> is_derive u x du -> is_derive (fun t => Rabs (u t)) x du.
Proof.
  intros H0 Hu. apply (is_derive_ext_loc u); [| assumption].
  generalize (around_gt u x du 0 Hu H0). apply filter_imp. intros t Ht. symmetry. apply Rabs_right. lra.
Qed.

Lemma d_Rabs_neg u x du : u x < 0 -> is_derive u x du -> is_derive (fun t => Rabs (u t)) x (- du).
Proof.
  intros H0 Hu. apply (is_derive_ext_loc (fun t => - u t)); [| now apply d_opp].
  generalize (around_lt u x du 0 Hu H0). apply filter_imp. intros t Ht. symmetry. apply Rabs_left. lra.
Qed.

Lemma around_order u v (x du dv : R) :
  is_derive u x du -> is_derive v x dv -> u x < v x -> locally x (fun t => u t < v t).
Proof.
  intros Hu Hv H. generalize (around_lt (fun t => u t - v t) x (du - dv) 0). intros L.
  assert (L' : locally x (fun t => u t - v t < 0)) by (apply L; [now apply d_minus | lra]).
  revert L'. apply filter_imp. intros t. lra.
Qed.

Lemma d_Rmax_left u v x du dv :
  v x < u x -> is_derive u x du -> is_derive v x dv -> is_derive (fun t => Rmax (u t) (v t)) x du.
Proof.
  intros H0 Hu Hv. apply (is_derive_ext_loc u); [| assumption].
  generalize (around_order v u x dv du Hv Hu H0). apply filter_imp. intros t Ht. symmetry. apply Rmax_left. lra.
Qed.

Lemma d_Rmax_right u v x du dv :
  u x < v x -> is_derive u x du -> is_derive v x dv -> is_derive (fun t => Rmax (u t) (v t)) x dv.
Proof.
  intros H0 Hu Hv. apply (is_derive_ext_loc v); [| assumption].
  generalize (around_order u v x du dv Hu Hv H0). apply filter_imp. intros t Ht. symmetry. apply Rmax_right. lra.
Qed.

Lemma d_Rmin_left u v x du dv :
  u x < v x -> is_derive u x du -> is_derive v x dv -> is_derive (fun t => Rmin (u t) (v t)) x du.
Proof.
  intros H0 Hu Hv. apply (is_derive_ext_loc u); [| assumption].
  generalize (around_order u v x du dv Hu Hv H0). apply filter_imp. intros t Ht. symmetry. apply Rmin_left. lra.
Qed.

Lemma d_Rmin_right u v x du dv :
  v x < u x -> is_derive u x du -> is_derive v x dv -> is_derive (fun t => Rmin (u t) (v t)) x dv.
Proof.
  intros H0 Hu Hv. apply (is_derive_ext_loc v); [| assumption].
  generalize (around_order v u x dv du Hv Hu H0). apply filter_imp. intros t Ht. symmetry. apply Rmin_right. lra.
Qed.

Lemma d_piecewise_true (P : R -> Prop) u v x du :
  locally x P -> is_derive u x du -> is_derive (fun t => piecewise (P t) (u t) (v t)) x du.
Proof.
  intros HP Hu. apply (is_derive_ext_loc u); [| assumption].
  revert HP. apply filter_imp. intros t Ht. symmetry. now apply piecewise_true.
Qed.

Lemma d_piecewise_false (P : R -> Prop) u v x dv :
  locally x (fun t => ~ P t) -> is_derive v x dv -> is_derive (fun t => piecewise (P t) (u t) (v t)) x dv.
Proof.
  intros HP Hv. apply (is_derive_ext_loc v); [| assumption].
  revert HP. apply filter_imp. intros t Ht. symmetry. now apply piecewise_false.
Qed.

(** The square of a positive (negative) part has a derivative everywhere. *)
Lemma square_of_positive_part x : is_derive (fun t => Rmax t 0 ^ 2) x (2 * Rmax x 0).
Proof.
  destruct (Rtotal_order x 0) as [H | [-> | H]].
  - apply (is_derive_ext_loc (fun _ => 0)).
    { generalize (locally_lt 0 x H). apply filter_imp. intros t Ht. rewrite Rmax_right by lra. simpl. now rewrite Rmult_0_l. }
    assert (E : 2 * Rmax x 0 = 0) by (rewrite Rmax_right; lra). rewrite E. apply d_const.
  - assert (E : 2 * Rmax 0 0 = 0) by (rewrite Rmax_left; lra). rewrite E.
    apply is_derive_Reals. intros eps Heps. exists (mkposreal eps Heps). intros h Hh Hd. simpl in Hd.
    rewrite Rplus_0_l, (Rmax_left 0 0) by lra.
    assert (B : Rabs (Rmax h 0) <= Rabs h).
    { destruct (Rle_dec h 0); [rewrite Rmax_right, Rabs_R0 by assumption; apply Rabs_pos |].
      rewrite Rmax_left by lra. lra. }
    replace ((Rmax h 0 ^ 2 - 0 ^ 2) / h - 0) with (Rmax h 0 * (Rmax h 0 / h)) by (field; assumption).
    assert (C : Rabs (Rmax h 0 / h) <= 1).
    { unfold Rdiv. rewrite Rabs_mult, Rabs_inv. apply Rmult_le_reg_r with (Rabs h); [now apply Rabs_pos_lt |].
      rewrite Rmult_assoc, Rinv_l by now apply Rabs_no_R0. lra. }
    rewrite Rabs_mult. pose proof (Rabs_pos (Rmax h 0)). pose proof (Rabs_pos (Rmax h 0 / h)). nra.
  - apply (is_derive_ext_loc (fun t => t ^ 2)).
    { generalize (locally_gt 0 x H). apply filter_imp. intros t Ht. now rewrite Rmax_left by lra. }
    assert (E : 2 * Rmax x 0 = INR 2 * x ^ 1 * 1) by (rewrite Rmax_left by lra; simpl; ring).
    rewrite E. apply (d_pow (fun t => t) 2), d_id.
Qed.

Lemma d_square_Rmax_0 u x du :
  is_derive u x du -> is_derive (fun t => Rmax (u t) 0 ^ 2) x (2 * Rmax (u x) 0 * du).
Proof. intros Hu. apply (d_comp (fun y => Rmax y 0 ^ 2)); [apply square_of_positive_part | assumption]. Qed.

Lemma d_square_Rmax_0_l u x du :
  is_derive u x du -> is_derive (fun t => Rmax 0 (u t) ^ 2) x (2 * Rmax 0 (u x) * du).
Proof.
  intros Hu. rewrite Rmax_comm. apply (is_derive_ext (fun t => Rmax (u t) 0 ^ 2)); [intros; now rewrite Rmax_comm |].
  now apply d_square_Rmax_0.
Qed.

Lemma square_opp (a : R) : a ^ 2 = (- a) ^ 2.
Proof. ring. Qed.

Lemma Rmin_opp_Rmax a b : Rmin a b = - Rmax (- a) (- b).
Proof. unfold Rmin, Rmax. destruct (Rle_dec a b), (Rle_dec (- a) (- b)); lra. Qed.

Lemma d_square_Rmin_0 u x du :
  is_derive u x du -> is_derive (fun t => Rmin (u t) 0 ^ 2) x (2 * Rmin (u x) 0 * du).
Proof.
  intros Hu. rewrite Rmin_opp_Rmax, Ropp_0.
  apply (is_derive_ext (fun t => Rmax (- u t) 0 ^ 2)).
  { intros t. rewrite Rmin_opp_Rmax, Ropp_0. apply square_opp. }
  replace (2 * - Rmax (- u x) 0 * du) with (2 * Rmax (- u x) 0 * - du) by ring.
  apply (d_square_Rmax_0 (fun t => - u t)). now apply d_opp.
Qed.

(** ** Derivatives that are themselves terms *)

Lemma d_ext_loc f g x d : locally x (fun t => f t = g t) -> is_derive g x d -> is_derive f x d.
Proof.
  intros H Hg. apply (is_derive_ext_loc g); [| assumption].
  revert H. apply filter_imp. now intros.
Qed.

Lemma Derive_value f x (d : R) : is_derive f x d -> Derive f x = d.
Proof. apply is_derive_unique. Qed.

Lemma is_derive_value f x (d e : R) : is_derive f x d -> d = e -> is_derive f x e.
Proof. now intros H <-. Qed.

Lemma ex_derive_value f x (d : R) : is_derive f x d -> ex_derive f x.
Proof. intros H. now exists d. Qed.

Lemma Derive_n_1 f x : Derive_n f 1 x = Derive f x.
Proof. reflexivity. Qed.

Lemma Derive_n_2 f g x (d : R) :
  locally x (fun t => is_derive f t (g t)) -> is_derive g x d -> Derive_n f 2 x = d.
Proof.
  intros Hf Hg. simpl. apply is_derive_unique. apply (is_derive_ext_loc g); [| assumption].
  revert Hf. apply filter_imp. intros t Ht. symmetry. now apply is_derive_unique.
Qed.

Lemma Derive_n_3 f g h x (d : R) :
  locally x (fun t => is_derive f t (g t)) -> locally x (fun t => is_derive g t (h t)) -> is_derive h x d ->
  Derive_n f 3 x = d.
Proof.
  intros Hf Hg Hh. change (Derive_n f 3 x) with (Derive (Derive_n f 2) x).
  apply is_derive_unique. apply (is_derive_ext_loc h); [| assumption].
  apply locally_locally in Hf. generalize (filter_and _ _ Hf Hg). apply filter_imp. intros t [Hft Hgt]. symmetry.
  now apply Derive_n_2 with g.
Qed.

Lemma ex_derive_times_1 f x : ex_derive f x -> ex_derive_times 1 f x.
Proof.
  intros H. split; [| exact H]. exists (mkposreal 1 Rlt_0_1). intros t _ k Hk.
  replace k with 0%nat by lia. exact I.
Qed.

Lemma ex_derive_times_2 f g x (d : R) :
  locally x (fun t => is_derive f t (g t)) -> is_derive g x d -> ex_derive_times 2 f x.
Proof.
  intros Hf Hg. split.
  - revert Hf. apply filter_imp. intros t Ht k Hk. destruct k as [|[|k]]; [exact I | now exists (g t) | lia].
  - exists d. apply (is_derive_ext_loc g); [| assumption].
    revert Hf. apply filter_imp. intros t Ht. symmetry. now apply is_derive_unique.
Qed.

Lemma ex_derive_times_3 f g h x (d : R) :
  locally x (fun t => is_derive f t (g t)) -> locally x (fun t => is_derive g t (h t)) -> is_derive h x d ->
  ex_derive_times 3 f x.
Proof.
  intros Hf Hg Hh. pose proof (locally_locally _ _ Hf) as Hf'. pose proof (locally_locally _ _ Hg) as Hg'. split.
  - generalize (filter_and _ _ Hf' Hg). apply filter_imp. intros t [Ht Hgt] k Hk.
    destruct k as [|[|[|k]]]; [exact I | | | lia].
    + exists (g t). now apply locally_singleton in Ht.
    + exists (h t). apply (is_derive_ext_loc g); [| assumption].
      revert Ht. apply filter_imp. intros s Hs. symmetry. now apply is_derive_unique.
  - exists d. apply (is_derive_ext_loc h); [| assumption].
    generalize (filter_and _ _ Hf' Hg). apply filter_imp. intros t [Ht Hgt]. symmetry.
    now apply (Derive_n_2 f g t (h t)).
Qed.
