(** * Equations that bring the parts of a term to normal form

    One lemma for each form: from u = x and v = y to u + v = x + y, from ln u = x and ln v = y to ln (u * v) = x + y,
    and so on. The tactic [normal] of NormalForms.v applies them from the outside in.

    Main statements: [same_of], [ln_times], [xlogy_times], [exp_add], [power_add], [Rabs_is], [piecewise_is],
    [delta_is_0], [update_is]. *)

From Derive Require Export Sums Logarithms Derivatives.

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
Lemma over_1 u x : u = x -> u / 1 = x.
Proof. intros <-. field. Qed.
Lemma zero_to_the n : 0 ^ S n = 0.
Proof. simpl. ring. Qed.

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
Lemma exp_0_times : exp (0 * u) = 1.
Proof. rewrite Rmult_0_l. apply exp_0. Qed.
Lemma exp_times_0 : exp (u * 0) = 1.
Proof. rewrite Rmult_0_r. apply exp_0. Qed.
Lemma exp_0_over : exp (0 / u) = 1.
Proof. unfold Rdiv. rewrite Rmult_0_l. apply exp_0. Qed.
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
Lemma power_neg_times : 0 < u -> power u (v * w) = x -> power u (- v * w) = / x.
Proof. intros Hu <-. rewrite <- power_opp by assumption. f_equal. ring. Qed.
Lemma power_once : power u v = x -> power u (1 * v) = x.
Proof. now rewrite Rmult_1_l. Qed.
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
