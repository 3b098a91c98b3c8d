(** * Sums brought to normal form

    A sum over a range becomes a linear combination of sums of products of what depends on the index, its factors in
    front: [weighted a b f g] is the sum of f i * g i, where f collects those factors that were found to depend on the
    index and g is still to be looked at. Sums, products and maxima over literal ranges are spelt out.

    Main statements: [weighted] and its rules, [Sum_body], [Sum_spelt], [Prod_spelt], [Maximum_spelt]. *)

From Derive Require Export Sums Logarithms Derivatives.

Implicit Types (a b c u v x y : R) (f g h : R -> R).

(** ** Sums of products *)

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

(** ** Literal ranges *)

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
