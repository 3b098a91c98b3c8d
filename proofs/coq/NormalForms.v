(** * The tactic [normal]: a term brought to a form that [field] can compare

    [normal] closes a goal [t = ?x]: [?x] becomes a form of t in which
    - logarithms of products, quotients, powers, roots, exponentials and whole numbers are spelt out, where the factors
      are positive; exponentials of sums likewise;
    - sums over a range are linear combinations of sums of products of what depends on the index, their factors in
      front; Kronecker's delta picks a term; sums over short literal ranges are spelt out;
    - derivatives are taken; absolute values, maxima and cases whose condition is decided are gone.

    Every step is the application of a lemma, from the outside in; what a lemma asks for is proved by [side]. Where a
    condition cannot be proved, the term stays as it is.

    Main statements: [weighted] and its rules, [ln_times], [exp_add] …; main tactics: [normal], [normal_sum]. *)

From Derive Require Export Differentiation.

Implicit Types (a b c u v x y : R) (f g h : R -> R).

(** ** Equations of the parts give an equation of the whole *)

Section Congruence.
Variables u v u' v' : R.
Hypothesis Hu : u = u'.
Hypothesis Hv : v = v'.
Lemma same_plus : u + v = u' + v'. Proof using Hu Hv. congruence. Qed.
Lemma same_minus : u - v = u' - v'. Proof using Hu Hv. congruence. Qed.
Lemma same_mult : u * v = u' * v'. Proof using Hu Hv. congruence. Qed.
Lemma same_div : u / v = u' / v'. Proof using Hu Hv. congruence. Qed.
Lemma same_opp : - u = - u'. Proof using Hu. congruence. Qed.
Lemma same_inv : / u = / u'. Proof using Hu. congruence. Qed.
Lemma same_pow n : u ^ n = u' ^ n. Proof using Hu. congruence. Qed.
Lemma same_Rmax : Rmax u v = Rmax u' v'. Proof using Hu Hv. congruence. Qed.
Lemma same_Rmin : Rmin u v = Rmin u' v'. Proof using Hu Hv. congruence. Qed.
Lemma same_power : power u v = power u' v'. Proof using Hu Hv. congruence. Qed.
End Congruence.

Lemma half_of_double u x : u = x -> (u + u) / 2 = x.
Proof. intros <-. field. Qed.

Lemma same_of (F : R -> R) u u' y : u = u' -> F u' = y -> F u = y.
Proof. now intros ->. Qed.

(** ** Logarithms *)

Section Logarithm.
Variables u v x y : R.
Lemma ln_times : 0 < u -> 0 < v -> ln u = x -> ln v = y -> ln (u * v) = x + y.
Proof. intros Hu Hv <- <-. now apply ln_mult. Qed.
Lemma ln_over : 0 < u -> 0 < v -> ln u = x -> ln v = y -> ln (u / v) = x - y.
Proof. intros Hu Hv <- <-. now apply ln_div. Qed.
Lemma ln_inverse : 0 < u -> ln u = x -> ln (/ u) = - x.
Proof. intros Hu <-. now apply ln_Rinv. Qed.
Lemma ln_to_the n z : IZR z = INR n -> 0 < u -> ln u = x -> ln (u ^ n) = IZR z * x.
Proof. intros -> Hu <-. now apply ln_pow_nat. Qed.
Lemma ln_root : 0 < u -> ln u = x -> ln (sqrt u) = x / 2.
Proof. intros Hu <-. now apply ln_sqrt. Qed.
Lemma ln_real_power : 0 < u -> v = y -> ln u = x -> ln (power u v) = y * x.
Proof. intros Hu <- <-. now apply ln_power. Qed.
Lemma ln_of_exp : u = x -> ln (exp u) = x.
Proof. intros <-. apply ln_exp. Qed.
Lemma ln_opp_minus : 0 < v - u -> ln (v - u) = x -> ln (- (u - v)) = x.
Proof. intros _ <-. f_equal. ring. Qed.
End Logarithm.

Lemma ln_of_Prod a b f x :
  integer a -> (forall i, in_range a b i -> 0 < f i) -> Sum a b (fun i => ln (f i)) = x -> ln (Prod a b f) = x.
Proof. intros Ha H <-. now apply ln_Prod. Qed.

(** The smallest factor of a whole number that is at least 2, so that ln 6 = ln 2 + ln 3. *)
Fixpoint factor_from (fuel : nat) (d z : Z) : Z :=
  match fuel with
  | O => z
  | S k => if (z mod d =? 0)%Z then d else if (z <? d * d)%Z then z else factor_from k (d + 1) z
  end.
Definition smallest_factor (z : Z) : Z := factor_from 200 2 z.

Lemma ln_number (z p q : Z) x y :
  z = (p * q)%Z -> (0 < p)%Z -> (0 < q)%Z -> ln (IZR p) = x -> ln (IZR q) = y -> ln (IZR z) = x + y.
Proof.
  intros -> Hp Hq <- <-. rewrite mult_IZR. apply ln_mult; now apply IZR_lt.
Qed.

Lemma ln_of_one u : u = 1 -> ln u = 0.
Proof. intros ->. apply ln_1. Qed.

Section ALogB.
Variables a u v x y z : R.
Lemma xlogy_as : a = z -> ln u = x -> xlogy a u = z * x.
Proof. intros <- <-. reflexivity. Qed.
Lemma xlogy_of_half : xlogy a u = x -> xlogy a ((u + u) / 2) = x.
Proof. intros <-. f_equal. field. Qed.
Lemma xlogy_times : a = 0 \/ 0 < u -> 0 < v -> xlogy a u = x -> a = z -> ln v = y -> xlogy a (u * v) = x + z * y.
Proof. intros Hu Hv <- <- <-. now apply xlogy_mult. Qed.
Lemma xlogy_times_r : 0 < u -> a = 0 \/ 0 < v -> a = z -> ln u = x -> xlogy a v = y -> xlogy a (u * v) = z * x + y.
Proof. intros Hu Hv <- <- <-. rewrite Rmult_comm, xlogy_mult by assumption. ring. Qed.
Lemma xlogy_over : a = 0 \/ 0 < u -> 0 < v -> xlogy a u = x -> a = z -> ln v = y -> xlogy a (u / v) = x - z * y.
Proof. intros Hu Hv <- <- <-. now apply xlogy_div. Qed.
End ALogB.

(** ** Exponentials *)

Section Exponential.
Variables u v w x y : R.
Lemma exp_add : exp u = x -> exp v = y -> exp (u + v) = x * y.
Proof. intros <- <-. apply exp_plus. Qed.
Lemma exp_sub : exp u = x -> exp v = y -> exp (u - v) = x / y.
Proof. intros <- <-. apply exp_minus. Qed.
Lemma exp_neg : exp u = x -> exp (- u) = / x.
Proof. intros <-. apply exp_Ropp. Qed.
Lemma exp_neg_times : exp (u * v) = x -> exp (- u * v) = / x.
Proof. intros <-. rewrite <- exp_Ropp. f_equal. ring. Qed.
Lemma exp_times_neg : exp (u * v) = x -> exp (u * - v) = / x.
Proof. intros <-. rewrite <- exp_Ropp. f_equal. ring. Qed.
Lemma exp_neg_over : exp (u / v) = x -> exp (- u / v) = / x.
Proof. intros <-. rewrite <- exp_Ropp. f_equal. unfold Rdiv. ring. Qed.
Lemma exp_add_times : exp (u * w) = x -> exp (v * w) = y -> exp ((u + v) * w) = x * y.
Proof. intros <- <-. rewrite <- exp_plus. f_equal. ring. Qed.
Lemma exp_sub_times : exp (u * w) = x -> exp (v * w) = y -> exp ((u - v) * w) = x / y.
Proof. intros <- <-. rewrite <- exp_minus. f_equal. ring. Qed.
Lemma exp_times_add : exp (w * u) = x -> exp (w * v) = y -> exp (w * (u + v)) = x * y.
Proof. intros <- <-. rewrite <- exp_plus. f_equal. ring. Qed.
Lemma exp_times_sub : exp (w * u) = x -> exp (w * v) = y -> exp (w * (u - v)) = x / y.
Proof. intros <- <-. rewrite <- exp_minus. f_equal. ring. Qed.
Lemma exp_add_over : exp (u / w) = x -> exp (v / w) = y -> exp ((u + v) / w) = x * y.
Proof. intros <- <-. rewrite <- exp_plus. f_equal. unfold Rdiv. ring. Qed.
Lemma exp_sub_over : exp (u / w) = x -> exp (v / w) = y -> exp ((u - v) / w) = x / y.
Proof. intros <- <-. rewrite <- exp_minus. f_equal. unfold Rdiv. ring. Qed.
Lemma exp_whole (p : positive) n : Pos.to_nat p = n -> exp u = x -> exp (IZR (Zpos p) * u) = x ^ n.
Proof.
  intros <- <-. rewrite <- positive_nat_Z, <- INR_IZR_INZ. apply exp_times_nat.
Qed.
Lemma exp_whole_r (p : positive) n : Pos.to_nat p = n -> exp u = x -> exp (u * IZR (Zpos p)) = x ^ n.
Proof. rewrite Rmult_comm. apply exp_whole. Qed.
Lemma exp_of_ln : 0 < u -> exp (ln u) = u.
Proof. apply exp_ln. Qed.
Lemma exp_power : 0 < v -> power v u = x -> exp (u * ln v) = x.
Proof. intros Hv <-. now apply exp_times_ln. Qed.
Lemma exp_power_r : 0 < v -> power v u = x -> exp (ln v * u) = x.
Proof. intros Hv <-. rewrite Rmult_comm. now apply exp_times_ln. Qed.
End Exponential.

(** ** Powers *)

Section Power.
Variables u v w x y : R.
Lemma power_of_half : 0 <= u -> sqrt u = x -> power u (1 / 2) = x.
Proof. intros Hu <-. now apply power_half. Qed.
Lemma power_number (p : positive) n : Pos.to_nat p = n -> u = x -> power u (IZR (Zpos p)) = x ^ n.
Proof. intros <- <-. apply power_pos. Qed.
Lemma power_number_neg (p : positive) n : Pos.to_nat p = n -> u = x -> power u (- IZR (Zpos p)) = / x ^ n.
Proof. intros <- <-. apply power_opp_pos. Qed.
Lemma power_negative_number (p : positive) n : Pos.to_nat p = n -> u = x -> power u (IZR (Zneg p)) = / x ^ n.
Proof. intros <- <-. apply power_neg. Qed.
Lemma power_as_exp : 0 < u -> v * ln u = w -> exp w = x -> power u v = x.
Proof. intros Hu <- <-. symmetry. now apply exp_times_ln. Qed.
Lemma power_add : 0 < u -> power u v = x -> power u w = y -> power u (v + w) = x * y.
Proof. intros Hu <- <-. now apply power_plus. Qed.
Lemma power_sub : 0 < u -> power u v = x -> power u w = y -> power u (v - w) = x / y.
Proof. intros Hu <- <-. now apply power_minus. Qed.
Lemma power_neg_real : 0 < u -> power u v = x -> power u (- v) = / x.
Proof. intros Hu <-. now apply power_opp. Qed.
Lemma power_of_times : 0 < u -> 0 < w -> power u v = x -> power w v = y -> power (u * w) v = x * y.
Proof. intros Hu Hw <- <-. now apply power_mult_distr. Qed.
Lemma power_of_over : 0 < u -> 0 < w -> power u v = x -> power w v = y -> power (u / w) v = x / y.
Proof. intros Hu Hw <- <-. now apply power_div. Qed.
Lemma power_of_inv : 0 < u -> power u v = x -> power (/ u) v = / x.
Proof. intros Hu <-. now apply power_inv. Qed.
Lemma power_of_exp : exp (u * v) = x -> power (exp u) v = x.
Proof. intros <-. apply power_exp. Qed.
Lemma power_of_power : 0 < u -> power u (v * w) = x -> power (power u v) w = x.
Proof. intros Hu <-. now apply power_mult. Qed.
Lemma power_next : integer v -> 0 <= v -> power u v = x -> u = y -> power u (v + 1) = x * y.
Proof. intros Hv H <- <-. now apply power_succ. Qed.
End Power.

(** ** Cases *)

Section Cases.
Variables u v x : R.
Lemma Rabs_is : 0 <= u -> u = x -> Rabs u = x.
Proof. intros H <-. apply Rabs_right. lra. Qed.
Lemma Rabs_is_opp : u <= 0 -> u = x -> Rabs u = - x.
Proof. intros H <-. now apply Rabs_left1. Qed.
Lemma Rmax_is_left : v <= u -> u = x -> Rmax u v = x.
Proof. intros H <-. now apply Rmax_left. Qed.
Lemma Rmax_is_right : u <= v -> v = x -> Rmax u v = x.
Proof. intros H <-. now apply Rmax_right. Qed.
Lemma Rmin_is_left : u <= v -> u = x -> Rmin u v = x.
Proof. intros H <-. now apply Rmin_left. Qed.
Lemma Rmin_is_right : v <= u -> v = x -> Rmin u v = x.
Proof. intros H <-. now apply Rmin_right. Qed.
Lemma Rabs_of_times y : Rabs u = x -> Rabs v = y -> Rabs (u * v) = x * y.
Proof. intros <- <-. apply Rabs_mult. Qed.
Lemma Rabs_of_over y : Rabs u = x -> Rabs v = y -> Rabs (u / v) = x / y.
Proof. intros <- <-. unfold Rdiv. now rewrite Rabs_mult, Rabs_inv. Qed.
Lemma piecewise_is (P : Prop) : P -> u = x -> piecewise P u v = x.
Proof. intros H <-. now apply piecewise_true. Qed.
Lemma piecewise_is_other (P : Prop) : ~ P -> v = x -> piecewise P u v = x.
Proof. intros H <-. now apply piecewise_false. Qed.
Lemma delta_is_1 : u = v -> delta u v = 1.
Proof. intros ->. apply delta_same. Qed.
Lemma delta_is_0 : u <> v -> delta u v = 0.
Proof. apply delta_different. Qed.
Lemma floor_is : integer u -> u = x -> floor u = x.
Proof. intros H <-. now apply floor_integer. Qed.
End Cases.

Lemma Sum_of_one a f x : f a = x -> Sum a a f = x.
Proof. intros <-. apply Sum_single. Qed.

Lemma Sum_of_one_at a b f x : a = b -> f b = x -> Sum a b f = x.
Proof. intros -> <-. apply Sum_single. Qed.

Lemma update_is p k t j x : p j + delta j k * (t - p k) = x -> update p k t j = x.
Proof. intros <-. apply update_delta. Qed.

Lemma update_row_is (p : R -> R -> R) k (t : R -> R) j l x :
  p j l + delta j k * (t l - p k l) = x -> update p k t j l = x.
Proof. intros <-. unfold update, delta. destruct (Req_EM_T j k) as [-> |]; ring. Qed.

(** ** Sums: a sum of products, those factors set apart that were found to depend on the index *)

Definition weighted a b f g : R := Sum a b (fun i => f i * g i).

Section Weighted.
Variables a b : R.
Variables f g h k : R -> R.
Variables c x y : R.

Ltac by_fold := intros; subst; unfold weighted;
  rewrite <- ?Sum_plus, <- ?Sum_minus, <- ?Sum_opp, <- ?Sum_scal_l; apply fold_ext; intros; unfold Rdiv; ring.

Lemma weighted_start : weighted a b (fun _ => 1) g = x -> Sum a b g = x.
Proof. by_fold. Qed.
Lemma weighted_const : Sum a b f = x -> weighted a b f (fun _ => c) = c * x.
Proof. by_fold. Qed.
Lemma weighted_end : Sum a b f = x -> weighted a b f (fun _ => 1) = x.
Proof. by_fold. Qed.
Lemma weighted_plus : weighted a b f g = x -> weighted a b f h = y -> weighted a b f (fun i => g i + h i) = x + y.
Proof. by_fold. Qed.
Lemma weighted_minus : weighted a b f g = x -> weighted a b f h = y -> weighted a b f (fun i => g i - h i) = x - y.
Proof. by_fold. Qed.
Lemma weighted_opp : weighted a b f g = x -> weighted a b f (fun i => - g i) = - x.
Proof. by_fold. Qed.
Lemma weighted_scal : weighted a b f h = x -> weighted a b f (fun i => c * h i) = c * x.
Proof. by_fold. Qed.
Lemma weighted_div : weighted a b f (fun i => g i * / h i) = x -> weighted a b f (fun i => g i / h i) = x.
Proof. by_fold. Qed.
Lemma weighted_single : weighted a b f (fun i => g i * 1) = x -> weighted a b f g = x.
Proof. by_fold. Qed.
Lemma weighted_plus_times :
  weighted a b f (fun i => g i * k i) = x -> weighted a b f (fun i => h i * k i) = y ->
  weighted a b f (fun i => (g i + h i) * k i) = x + y.
Proof. by_fold. Qed.
Lemma weighted_minus_times :
  weighted a b f (fun i => g i * k i) = x -> weighted a b f (fun i => h i * k i) = y ->
  weighted a b f (fun i => (g i - h i) * k i) = x - y.
Proof. by_fold. Qed.
Lemma weighted_opp_times :
  weighted a b f (fun i => g i * k i) = x -> weighted a b f (fun i => (- g i) * k i) = - x.
Proof. by_fold. Qed.
Lemma weighted_assoc :
  weighted a b f (fun i => g i * (h i * k i)) = x -> weighted a b f (fun i => (g i * h i) * k i) = x.
Proof. by_fold. Qed.
Lemma weighted_div_times :
  weighted a b f (fun i => g i * (/ h i * k i)) = x -> weighted a b f (fun i => (g i / h i) * k i) = x.
Proof. by_fold. Qed.
Lemma weighted_inv_times :
  weighted a b f (fun i => / g i * (/ h i * k i)) = x -> weighted a b f (fun i => / (g i * h i) * k i) = x.
Proof.
  intros <-. unfold weighted. apply fold_ext. intros. rewrite Rinv_mult. ring.
Qed.
Lemma weighted_inv_div_times :
  weighted a b f (fun i => h i * (/ g i * k i)) = x -> weighted a b f (fun i => / (g i / h i) * k i) = x.
Proof.
  intros <-. unfold weighted. apply fold_ext. intros. unfold Rdiv. rewrite Rinv_mult, Rinv_inv. ring.
Qed.
Lemma weighted_pow_times n :
  weighted a b f (fun i => g i * (g i ^ n * k i)) = x -> weighted a b f (fun i => g i ^ S n * k i) = x.
Proof. simpl. by_fold. Qed.
Lemma weighted_pow_0_times : weighted a b f k = x -> weighted a b f (fun i => g i ^ 0 * k i) = x.
Proof. simpl. by_fold. Qed.
Lemma weighted_push :
  weighted a b (fun i => f i * g i) h = x -> weighted a b f (fun i => g i * h i) = x.
Proof. by_fold. Qed.
Lemma weighted_push_first :
  weighted a b g h = x -> weighted a b (fun _ => 1) (fun i => g i * h i) = x.
Proof. by_fold. Qed.
Lemma weighted_delta j :
  integer a -> in_range a b j -> f j * h j = x -> weighted a b f (fun i => delta i j * h i) = x.
Proof.
  intros Ha Hj <-. unfold weighted.
  rewrite <- (Sum_delta_l a b j (fun i => f i * h i) Ha Hj). apply fold_ext. intros. ring.
Qed.
Lemma weighted_delta_sym j :
  integer a -> in_range a b j -> f j * h j = x -> weighted a b f (fun i => delta j i * h i) = x.
Proof.
  intros Ha Hj <-. unfold weighted.
  rewrite <- (Sum_delta_l a b j (fun i => f i * h i) Ha Hj). apply fold_ext. intros. rewrite delta_sym. ring.
Qed.
Lemma Sum_of_const : integer a -> integer b -> a <= b + 1 -> Sum a b (fun _ => c) = (b - a + 1) * c.
Proof. apply Sum_const. Qed.
Lemma Sum_body : integer a -> (forall i, in_range a b i -> f i = g i) -> Sum a b g = x -> Sum a b f = x.
Proof. intros Ha H <-. now apply Sum_ext. Qed.
Lemma Prod_body : integer a -> (forall i, in_range a b i -> f i = g i) -> Prod a b g = x -> Prod a b f = x.
Proof. intros Ha H <-. now apply Prod_ext. Qed.
Lemma Maximum_body :
  integer a -> a <= b -> (forall i, in_range a b i -> f i = g i) -> Maximum a b g = x -> Maximum a b f = x.
Proof. intros Ha Hab H <-. now apply Maximum_ext. Qed.
End Weighted.

Lemma Sum_spelt (j k : Z) f x y :
  (j <= k)%Z -> f (IZR j) = x -> Sum (IZR (j + 1)) (IZR k) f = y -> Sum (IZR j) (IZR k) f = x + y.
Proof.
  intros H <- <-. rewrite (Sum_first (IZR j)), plus_IZR; auto using integer_IZR. now apply IZR_le.
Qed.

Lemma Sum_spelt_last (k : Z) f x : f (IZR k) = x -> Sum (IZR k) (IZR k) f = x.
Proof. intros <-. apply Sum_single. Qed.

Lemma Sum_spelt_empty (j k : Z) f : (k < j)%Z -> Sum (IZR j) (IZR k) f = 0.
Proof. intros H. apply Sum_empty. now apply IZR_lt. Qed.

Lemma Prod_split_first a b f : integer a -> integer b -> a <= b -> f a * Prod (a + 1) b f = Prod a b f.
Proof.
  intros Ha Hb H. symmetry.
  apply (range_induction (a + 1) (fun b => Prod a b f = f a * Prod (a + 1) b f)); try assumption; try lra.
  - apply integer_plus; [assumption | apply integer_IZR].
  - replace (a + 1 - 1) with a by ring. rewrite Prod_single, Prod_empty by lra. ring.
  - intros c Hc Hac IH. rewrite !Prod_last, IH; try assumption; try lra.
    apply integer_plus; [assumption | apply integer_IZR].
Qed.

Lemma Prod_spelt (j k : Z) f x y :
  (j <= k)%Z -> f (IZR j) = x -> Prod (IZR (j + 1)) (IZR k) f = y -> Prod (IZR j) (IZR k) f = x * y.
Proof.
  intros H <- <-. rewrite <- (Prod_split_first (IZR j)), plus_IZR; auto using integer_IZR. now apply IZR_le.
Qed.

Lemma Prod_spelt_last (k : Z) f x : f (IZR k) = x -> Prod (IZR k) (IZR k) f = x.
Proof. intros <-. apply Prod_single. Qed.

Lemma Maximum_spelt (j k : Z) f x y :
  (j < k)%Z -> Maximum (IZR j) (IZR (k - 1)) f = x -> f (IZR k) = y -> Maximum (IZR j) (IZR k) f = Rmax x y.
Proof.
  intros H <- <-. replace (IZR k) with (IZR (k - 1) + 1) by (rewrite minus_IZR; ring).
  apply Maximum_last; auto using integer_IZR. apply IZR_le. lia.
Qed.

Lemma Maximum_spelt_last (k : Z) f x : f (IZR k) = x -> Maximum (IZR k) (IZR k) f = x.
Proof. intros <-. apply Maximum_single. Qed.

Lemma Derive_eta f x : Derive (fun t => f t) x = Derive f x.
Proof. reflexivity. Qed.

(** ** The tactic *)

(** A sign that is at hand. *)
Ltac side_quickly := first [assumption | lra].

(** Indices that differ by a hypothesis or by linear arithmetic: most do not, and that must be seen quickly. *)
Ltac plainly_different :=
  first
  [ assumption
  | apply not_eq_sym; assumption
  | apply Rlt_not_eq; lra
  | apply Rgt_not_eq; lra
  | let H := fresh in intro H; match goal with N : ?a <> ?b |- False => apply N; lra end ].

(** Does the product t have the factor e? *)
Ltac has_factor t e :=
  lazymatch t with
  | ?u * ?v => first [has_factor u e | has_factor v e]
  | ?u ^ _ => has_factor u e
  | _ => constr_eq t e
  end.
Ltac some_factor_cancels :=
  match goal with |- ?t = _ => match t with context [/ ?e] => has_factor t e end end.

Ltac normal :=
  cbv beta;
  lazymatch goal with
  | |- IZR _ = _ => reflexivity
  | |- ?u + ?v = _ => eapply same_plus; [normal | normal]
  | |- ?u - ?v = _ => eapply same_minus; [normal | normal]
  | |- - ?u = _ => eapply same_opp; normal
  | |- ?u * ?v = _ => eapply same_mult; [normal | normal]
  | |- (?u + ?u) / 2 = _ => eapply half_of_double; normal
  | |- ?u / ?v = _ => eapply same_div; [normal | normal]
  | |- / ?u = _ => eapply same_inv; normal
  | |- ?u ^ ?n = _ => eapply same_pow; normal
  | |- ln (?u / ?v) = _ =>
      first [ eapply (ln_over u v); [solve [side_quickly] | solve [side_quickly] | normal | normal]
            | eapply (same_of ln); [normal | normal_ln] ]
  | |- ln ?u = _ => eapply (same_of ln); [normal | normal_ln]
  | |- exp ?u = _ => eapply (same_of exp); [normal | normal_exp]
  | |- xlogy ?a ?u = _ => normal_xlogy
  | |- log_base ?u ?v = _ => unfold log_base; normal
  | |- sqrt ?u = _ => eapply (same_of sqrt); [normal | reflexivity]
  | |- power ?u ?v = _ => normal_power
  | |- sinh ?u = _ => rewrite (sinh_exp u); normal
  | |- cosh ?u = _ => rewrite (cosh_exp u); normal
  | |- tanh ?u = _ => rewrite (tanh_exp u); normal
  | |- atanh ?u = _ => unfold atanh; normal
  | |- Rabs (?u * ?v) = _ =>
      first [ eapply Rabs_is; [solve [side_quickly] | normal]
            | eapply Rabs_is_opp; [solve [side_quickly] | normal]
            | eapply Rabs_of_times; [normal | normal] ]
  | |- Rabs (?u / ?v) = _ =>
      first [ eapply Rabs_is; [solve [side_quickly] | normal]
            | eapply Rabs_is_opp; [solve [side_quickly] | normal]
            | eapply Rabs_of_over; [normal | normal] ]
  | |- Rabs ?u = _ =>
      first [ eapply Rabs_is; [solve [side] | normal] | eapply Rabs_is_opp; [solve [side] | normal]
            | eapply (same_of Rabs); [normal | first [normal_Rabs_fraction | reflexivity]] ]
  | |- Rmax ?u ?v = _ =>
      first [ eapply Rmax_is_left; [solve [side] | normal] | eapply Rmax_is_right; [solve [side] | normal]
            | eapply same_Rmax; [normal | normal] ]
  | |- Rmin ?u ?v = _ =>
      first [ eapply Rmin_is_left; [solve [side] | normal] | eapply Rmin_is_right; [solve [side] | normal]
            | eapply same_Rmin; [normal | normal] ]
  | |- piecewise _ ?u ?v = _ =>
      first [ eapply piecewise_is; [solve [side] | normal] | eapply piecewise_is_other; [solve [side] | normal] | reflexivity ]
  | |- delta ?i ?j = _ =>
      first [ apply delta_same | apply delta_is_1; solve [lra] | apply delta_is_0; solve [plainly_different] | reflexivity ]
  | |- floor ?u = _ => first [ eapply floor_is; [solve [side_integer] | normal] | reflexivity ]
  | |- Sum (IZR ?j) (IZR ?k) ?f = _ => normal_literal_sum
  | |- Sum ?a ?a ?f = _ => eapply (Sum_of_one a f); cbv beta; normal
  | |- Sum (_ + _) ?b ?f = _ =>
      first [ eapply (Sum_of_one_at _ b f); [ring | cbv beta; normal]
            | eapply (Sum_body _ b f); [side_integer | intros; split_context; normal | normal_sum] | reflexivity ]
  | |- Sum ?a ?b ?f = _ =>
      first [ eapply (Sum_body a b f); [side_integer | intros; split_context; normal | normal_sum] | reflexivity ]
  | |- Prod (IZR ?j) (IZR ?k) ?f = _ => normal_literal_product
  | |- Prod ?a ?b ?f = _ =>
      first [ eapply (Prod_body a b f); [side_integer | intros; split_context; normal | cbv beta; reflexivity] | reflexivity ]
  | |- Maximum (IZR ?j) (IZR ?k) ?f = _ => normal_literal_maximum
  | |- Maximum ?a ?b ?f = _ =>
      first [ eapply (Maximum_body a b f); [side_integer | side | intros; split_context; normal | cbv beta; reflexivity] | reflexivity ]
  | |- update ?p ?k ?t ?j = _ => eapply (update_is p k t j); normal
  | |- update ?p ?k ?t ?j ?l = _ => eapply (update_row_is p k t j l); normal
  | |- vector ?l (IZR (Zpos ?p)) = _ => spell_entries; normal
  | |- rows ?l (IZR (Zpos ?p)) _ = _ => spell_entries; normal
  | |- Derive (fun t => ?f t) ?x = _ => first [ is_var f; exact (Derive_eta f x) | normal_derivative ]
  | |- Derive ?f ?x = _ => first [ is_var f; reflexivity | normal_derivative ]
  | |- Derive_n ?f 1 ?x = _ => change (Derive_n f 1 x) with (Derive f x); normal
  | |- Derive_n ?f 2 ?x = _ =>
      first
      [ eapply eq_trans;
        [ eapply Derive_n_2;
          [let_it_move; move_hypotheses; apply filter_forall; intros; split_context; derivative | cbv beta; derivative]
        | simplify_families; normal ]
      | reflexivity ]
  | |- _ = _ => reflexivity
  end
with normal_derivative :=
  first [ eapply eq_trans; [eapply Derive_value; derivative | simplify_families; normal] | reflexivity ]
(** ln u where u is normal already *)
with normal_ln :=
  lazymatch goal with
  | |- ln (_ * _) = _ => first [eapply ln_times; [solve [side] | solve [side] | normal_ln | normal_ln] | reflexivity]
  | |- ln (_ / _) = _ => first [eapply ln_over; [solve [side] | solve [side] | normal_ln | normal_ln] | reflexivity]
  | |- ln (/ _) = _ => first [eapply ln_inverse; [solve [side] | normal_ln] | reflexivity]
  | |- ln (_ ^ ?n) = _ =>
      let z := eval vm_compute in (Z.of_nat n) in
      first [eapply (ln_to_the _ _ n z); [symmetry; apply INR_IZR_INZ | solve [side] | normal_ln] | reflexivity]
  | |- ln (sqrt _) = _ => first [eapply ln_root; [solve [side] | normal_ln] | reflexivity]
  | |- ln (power _ _) = _ => first [eapply ln_real_power; [solve [side] | reflexivity | normal_ln] | reflexivity]
  | |- ln (exp _) = _ => apply ln_exp
  | |- ln 1 = _ => apply ln_1
  | |- ln (IZR (Zpos ?p)) = _ =>
      let d := eval vm_compute in (smallest_factor (Zpos p)) in
      lazymatch d with
      | Zpos p => reflexivity
      | _ =>
          let q := eval vm_compute in (Zpos p / d)%Z in
          eapply (ln_number (Zpos p) d q); [reflexivity | reflexivity | reflexivity | reflexivity | normal_ln]
      end
  | |- ln (Prod ?a ?b ?f) = _ =>
      first [eapply (ln_of_Prod a b f); [side_integer | solve [intros; split_context; side] | normal] | reflexivity]
  | |- ln (_ + _) = _ => first [apply ln_of_one; ring | normal_ln_fraction | reflexivity]
  | |- ln (_ - _) = _ => first [apply ln_of_one; ring | normal_ln_fraction | reflexivity]
  | |- _ => reflexivity
  end
(** The logarithm of a sum of fractions, over their common denominator. *)
with normal_ln_fraction :=
  lazymatch goal with
  | |- ln ?u = _ =>
      lazymatch u with
      | context [/ _] => idtac
      | context [_ / _] => idtac
      end;
      let H := fresh in
      eassert (H : u = _) by (field_simplify; [reflexivity | side ..]);
      rewrite H; clear H;
      lazymatch goal with
      | |- ln (?n / ?d) = _ => eapply (ln_over n d); [solve [side] | solve [side] | normal_ln_end | normal_ln_end]
      end
  end
(** The absolute value of a sum of fractions, over their common denominator. *)
with normal_Rabs_fraction :=
  lazymatch goal with
  | |- Rabs ?u = _ =>
      lazymatch u with
      | _ / IZR _ => fail
      | context [Sum _ _ _] => fail
      | context [/ IZR _] => fail
      | context [/ _] => idtac
      | context [_ / _] => idtac
      end;
      let H := fresh in
      eassert (H : u = _) by (field_simplify; [reflexivity | side ..]);
      rewrite H; clear H;
      lazymatch goal with
      | |- Rabs (_ / _) = _ =>
          eapply Rabs_of_over; [reflexivity | first [eapply Rabs_is; [solve [side] | reflexivity] | reflexivity]]
      end
  end
with normal_ln_end :=
  lazymatch goal with
  | |- ln (_ * _) = _ => normal_ln
  | |- ln (_ ^ _) = _ => normal_ln
  | |- ln (exp _) = _ => normal_ln
  | |- ln (IZR _) = _ => normal_ln
  | |- _ => reflexivity
  end
(** exp u where u is normal already *)
with normal_exp :=
  lazymatch goal with
  | |- exp 0 = _ => apply exp_0
  | |- exp (_ + _) = _ => eapply exp_add; [normal_exp | normal_exp]
  | |- exp (_ - _) = _ => eapply exp_sub; [normal_exp | normal_exp]
  | |- exp (- _) = _ => eapply exp_neg; normal_exp
  | |- exp (- _ * _) = _ => eapply exp_neg_times; normal_exp
  | |- exp (_ * - _) = _ => eapply exp_times_neg; normal_exp
  | |- exp ((_ + _) * _) = _ => eapply exp_add_times; [normal_exp | normal_exp]
  | |- exp ((_ - _) * _) = _ => eapply exp_sub_times; [normal_exp | normal_exp]
  | |- exp (_ * (_ + _)) = _ => eapply exp_times_add; [normal_exp | normal_exp]
  | |- exp (_ * (_ - _)) = _ => eapply exp_times_sub; [normal_exp | normal_exp]
  | |- exp ((_ + _) / _) = _ => eapply exp_add_over; [normal_exp | normal_exp]
  | |- exp ((_ - _) / _) = _ => eapply exp_sub_over; [normal_exp | normal_exp]
  | |- exp (- _ / _) = _ => eapply exp_neg_over; normal_exp
  | |- exp (IZR (Zpos ?p) * ?u) = _ =>
      let n := nat_of (Pos.to_nat p) in eapply (exp_whole u _ p n); [reflexivity | normal_exp]
  | |- exp (?u * IZR (Zpos ?p)) = _ =>
      let n := nat_of (Pos.to_nat p) in eapply (exp_whole_r u _ p n); [reflexivity | normal_exp]
  | |- exp (?u / ?v) = _ =>
      first
      [ lazymatch u with context [ln _] => lazymatch u with context [v] => idtac end end;
        eapply (same_of exp); [field_simplify; [reflexivity | side ..] | normal_exp]
      | reflexivity ]
  | |- exp (ln ?u) = _ => first [apply (exp_of_ln u); solve [side] | reflexivity]
  | |- exp (?u * ln ?v) = _ => first [eapply (exp_power u v); [solve [side] | normal_power] | reflexivity]
  | |- exp (ln ?v * ?u) = _ => first [eapply (exp_power_r u v); [solve [side] | normal_power] | reflexivity]
  | |- _ => reflexivity
  end
with normal_xlogy :=
  lazymatch goal with
  | |- xlogy 0 ?u = _ => apply xlogy_0
  | |- xlogy ?a ((?u + ?u) / 2) = _ => eapply (xlogy_of_half a u); normal_xlogy
  | |- xlogy ?a (?u * ?v) = _ =>
      first
      [ eapply (xlogy_times a u v); [solve [side] | solve [side] | normal_xlogy | normal | (eapply (same_of ln); [normal | normal_ln])]
      | eapply (xlogy_times_r a u v); [solve [side] | solve [side] | normal | (eapply (same_of ln); [normal | normal_ln]) | normal_xlogy]
      | normal_xlogy_end ]
  | |- xlogy ?a (?u / ?v) = _ =>
      first
      [ eapply (xlogy_over a u v); [solve [side] | solve [side] | normal_xlogy | normal | (eapply (same_of ln); [normal | normal_ln])]
      | normal_xlogy_end ]
  | |- _ => normal_xlogy_end
  end
with normal_xlogy_end := eapply xlogy_as; [normal | eapply (same_of ln); [normal | normal_ln]]
with normal_power :=
  lazymatch goal with
  | |- power ?u 0 = _ => apply power_0_r
  | |- power 1 _ = _ => apply power_1_l
  | |- power ?u (1 / 2) = _ => first [eapply (power_of_half u); [solve [side] | normal] | normal_power_atom]
  | |- power ?u (IZR (Zpos ?p)) = _ =>
      let n := nat_of (Pos.to_nat p) in eapply (power_number u _ p n); [reflexivity | normal]
  | |- power ?u (- IZR (Zpos ?p)) = _ =>
      let n := nat_of (Pos.to_nat p) in eapply (power_number_neg u _ p n); [reflexivity | normal]
  | |- power ?u (IZR (Zneg ?p)) = _ =>
      let n := nat_of (Pos.to_nat p) in eapply (power_negative_number u _ p n); [reflexivity | normal]
  | |- power ?u (?v + 1) = _ =>
      first [eapply (power_next u v); [solve [side_integer] | solve [side] | normal_power | normal]
            | eapply power_add; [solve [side] | normal_power | normal_power] | normal_power_atom]
  | |- power ?u (?v + ?w) = _ => first [eapply power_add; [solve [side] | normal_power | normal_power] | normal_power_atom]
  | |- power ?u (?v - ?w) = _ => first [eapply power_sub; [solve [side] | normal_power | normal_power] | normal_power_atom]
  | |- power ?u (- ?v) = _ => first [eapply power_neg_real; [solve [side] | normal_power] | normal_power_atom]
  | |- power (exp ?u) ?v = _ => eapply power_of_exp; normal
  | |- power (?u * ?w) ?v = _ =>
      first [eapply (power_of_times u v w); [solve [side] | solve [side] | normal_power | normal_power] | normal_power_atom]
  | |- power (?u / ?w) ?v = _ =>
      first [eapply (power_of_over u v w); [solve [side] | solve [side] | normal_power | normal_power] | normal_power_atom]
  | |- power (/ ?u) ?v = _ => first [eapply (power_of_inv u v); [solve [side] | normal_power] | normal_power_atom]
  | |- power (power ?u ?v) ?w = _ => first [eapply (power_of_power u v w); [solve [side] | normal_power] | normal_power_atom]
  | |- power (_ + _) _ = _ => first [normal_power_fraction | normal_power_atom]
  | |- power (_ - _) _ = _ => first [normal_power_fraction | normal_power_atom]
  | |- power _ (log_base _ _) = _ => unfold log_base; normal_power
  | |- power _ _ = _ => normal_power_atom
  | |- _ => normal
  end
(** A power of a sum of fractions, over their common denominator. *)
with normal_power_fraction :=
  lazymatch goal with
  | |- power ?u _ = _ =>
      lazymatch u with
      | context [/ IZR _] => fail
      | context [_ / IZR _] => fail
      | context [Sum _ _ _] => fail
      | context [/ _] => idtac
      | context [_ / _] => idtac
      end;
      let H := fresh in
      eassert (H : u = _) by (field_simplify; [reflexivity | side ..]);
      rewrite H; clear H;
      lazymatch goal with
      | |- power (?n / ?d) ?v = _ =>
          eapply (power_of_over n v d); [solve [side] | solve [side] | normal_power | normal_power]
      end
  end
with normal_power_atom := first [
    lazymatch goal with
    | |- power ?u ?v = _ =>
        lazymatch v with context [ln _] => idtac end;
        eapply (power_as_exp u v); [solve [side] | field_simplify; [reflexivity | side ..] | normal_exp]
    end
  | eapply same_power; [normal | normal] | reflexivity]
with normal_literal_sum :=
  cbv beta;
  lazymatch goal with
  | |- Sum (IZR ?j) (IZR ?j) ?f = _ => eapply (Sum_spelt_last j f); cbv beta; spell_entries; normal
  | |- Sum (IZR ?j) (IZR ?k) ?f = _ =>
      let more := eval vm_compute in (k - j <? 12)%Z in
      let none := eval vm_compute in (k <? j)%Z in
      lazymatch none with
      | true => apply (Sum_spelt_empty j k f); reflexivity
      | false =>
          lazymatch more with
          | true =>
              let j' := eval vm_compute in (j + 1)%Z in
              eapply (Sum_spelt j k f); [discriminate | cbv beta; spell_entries; normal | change (j + 1)%Z with j'; normal_literal_sum]
          | false => reflexivity
          end
      end
  end
with normal_literal_product :=
  cbv beta;
  lazymatch goal with
  | |- Prod (IZR ?j) (IZR ?j) ?f = _ => eapply (Prod_spelt_last j f); cbv beta; normal
  | |- Prod (IZR ?j) (IZR ?k) ?f = _ =>
      let j' := eval vm_compute in (j + 1)%Z in
      first
      [ eapply (Prod_spelt j k f); [discriminate | cbv beta; normal | change (j + 1)%Z with j'; normal_literal_product]
      | reflexivity ]
  end
with normal_literal_maximum :=
  cbv beta;
  lazymatch goal with
  | |- Maximum (IZR ?j) (IZR ?j) ?f = _ => eapply (Maximum_spelt_last j f); cbv beta; normal
  | |- Maximum (IZR ?j) (IZR ?k) ?f = _ =>
      let k' := eval vm_compute in (k - 1)%Z in
      first
      [ eapply (Maximum_spelt j k f); [reflexivity | change (k - 1)%Z with k'; normal_literal_maximum | cbv beta; normal]
      | reflexivity ]
  end
(** A sum over a range, its body normal already. *)
with normal_sum :=
  cbv beta;
  lazymatch goal with
  | |- Sum ?a ?b ?f = _ => eapply (weighted_start a b f); normal_weighted
  end
with normal_weighted :=
  cbv beta;
  lazymatch goal with
  | |- weighted ?a ?b ?f ?g = _ =>
      lazymatch g with
      | fun _ => 1 => eapply (weighted_end a b f); normal_sum_end
      | fun _ => ?c => eapply (weighted_const a b f c); normal_sum_end
      | fun i => @?u i + @?v i => eapply (weighted_plus a b f u v); [normal_weighted | normal_weighted]
      | fun i => @?u i - @?v i => eapply (weighted_minus a b f u v); [normal_weighted | normal_weighted]
      | fun i => - @?u i => eapply (weighted_opp a b f u); normal_weighted
      | fun i => @?u i / @?v i => eapply (weighted_div a b f u v); normal_weighted
      | fun i => @?u i * @?v i =>
          lazymatch u with
          | fun _ => ?c => eapply (weighted_scal a b f v c); normal_weighted
          | fun i => @?u1 i + @?u2 i => eapply (weighted_plus_times a b f u1 u2 v); [normal_weighted | normal_weighted]
          | fun i => @?u1 i - @?u2 i => eapply (weighted_minus_times a b f u1 u2 v); [normal_weighted | normal_weighted]
          | fun i => - @?u1 i => eapply (weighted_opp_times a b f u1 v); normal_weighted
          | fun i => @?u1 i * @?u2 i => eapply (weighted_assoc a b f u1 u2 v); normal_weighted
          | fun i => @?u1 i / @?u2 i => eapply (weighted_div_times a b f u1 u2 v); normal_weighted
          | fun i => / (@?u1 i * @?u2 i) => eapply (weighted_inv_times a b f u1 u2 v); normal_weighted
          | fun i => / (@?u1 i / @?u2 i) => eapply (weighted_inv_div_times a b f u1 u2 v); normal_weighted
          | fun i => (@?u1 i + @?u2 i) ^ (S ?n) =>
              eapply (weighted_pow_times a b f (fun i => u1 i + u2 i) v _ n); normal_weighted
          | fun i => (@?u1 i - @?u2 i) ^ (S ?n) =>
              eapply (weighted_pow_times a b f (fun i => u1 i - u2 i) v _ n); normal_weighted
          | fun i => (@?u1 i * @?u2 i) ^ (S ?n) =>
              eapply (weighted_pow_times a b f (fun i => u1 i * u2 i) v _ n); normal_weighted
          | fun i => (@?u1 i / @?u2 i) ^ (S ?n) =>
              eapply (weighted_pow_times a b f (fun i => u1 i / u2 i) v _ n); normal_weighted
          | fun i => (- @?u1 i) ^ (S ?n) =>
              eapply (weighted_pow_times a b f (fun i => - u1 i) v _ n); normal_weighted
          | fun i => (@?u1 i) ^ O => eapply (weighted_pow_0_times a b f u1 v); normal_weighted
          | fun i => delta i ?j =>
              first [eapply (weighted_delta a b f v _ j); [side_integer | solve [side] | cbv beta; normal] | normal_push]
          | fun i => delta ?j i =>
              first [eapply (weighted_delta_sym a b f v _ j); [side_integer | solve [side] | cbv beta; normal] | normal_push]
          | _ => normal_push
          end
      | _ => eapply (weighted_single a b f g); normal_weighted
      end
  end
with normal_push :=
  lazymatch goal with
  | |- weighted ?a ?b (fun _ => 1) (fun i => @?u i * @?v i) = _ => eapply (weighted_push_first a b u v); normal_weighted
  | |- weighted ?a ?b ?f (fun i => @?u i * @?v i) = _ => eapply (weighted_push a b f u v); normal_weighted
  end
with normal_sum_end :=
  cbv beta;
  lazymatch goal with
  | |- Sum ?a ?b (fun _ => 1) = _ =>
      first [apply (Sum_of_const a b 1); [side_integer | side_integer | solve [side]] | reflexivity]
  | |- Sum ?a ?b ?f = _ =>
      lazymatch f with
      | context [/ _] =>
          first
          [ eapply (Sum_body a b f);
            [side_integer | intros; split_context; cbv beta; some_factor_cancels; field_simplify; [reflexivity | side ..] | normal_sum]
          | reflexivity ]
      | _ => reflexivity
      end
  | |- _ => reflexivity
  end.
