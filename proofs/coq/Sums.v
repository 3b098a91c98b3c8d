(** * Finite sums, products and maxima over the whole numbers of a range

    Main statements, for [Sum a b f] with whole [a]:
    - [Sum_ext], [Sum_plus], [Sum_minus], [Sum_opp], [Sum_scal_l], [Sum_scal_r], [Sum_const], [Sum_0]: linearity;
    - [Sum_le], [Sum_lt], [Sum_lt_at], [Sum_ge0], [Sum_gt0], [Sum_eq0], [term_le_Sum], [Rabs_Sum]: order;
    - [Sum_swap]: sums commute; [Sum_delta_l] … : Kronecker's delta picks a term;
    - [Sum_single], [Sum_first], [Sum_split], [Sum_shift], [Sum_reverse], [Sum_update]: ranges;
    - [is_derive_Sum], [continuous_Sum], [is_RInt_Sum]: calculus;
    - [Prod_ext], [Prod_mult], [Prod_gt0], [ln_Prod], [exp_Sum]: products;
    - [Maximum_ge], [Maximum_attained], [Maximum_le], [Maximum_lt], [Maximum_ext], [Maximum_plus]: maxima. *)

From Derive Require Export Base.

(** ** Members of a range *)

Lemma range_member a b k : integer a -> (k < count a b)%nat -> in_range a b (a + INR k).
Proof.
  intros Ha Hk. repeat split.
  - apply integer_plus; [assumption | apply integer_INR].
  - pose proof (pos_INR k). lra.
  - unfold count in Hk. destruct (base_Int_part (b - a)) as [H _].
    assert (H0 : (Z.of_nat k <= Int_part (b - a))%Z) by lia.
    apply IZR_le in H0. rewrite <- INR_IZR_INZ in H0. lra.
Qed.

Lemma member_range a b i : integer a -> in_range a b i -> exists k, (k < count a b)%nat /\ i = a + INR k.
Proof.
  intros [j ->] [[m ->] [H1 H2]]. exists (Z.to_nat (m - j)).
  apply le_IZR in H1. split.
  - unfold count. apply Nat2Z.inj_lt. rewrite !Z2Nat.id; [| | lia].
    + assert (H : IZR (m - j) < IZR (Int_part (b - IZR j) + 1)).
      { rewrite minus_IZR, plus_IZR. destruct (base_Int_part (b - IZR j)). lra. }
      now apply lt_IZR in H.
    + assert (H : IZR 0 < IZR (Int_part (b - IZR j) + 1)).
      { apply IZR_le in H1. rewrite plus_IZR. destruct (base_Int_part (b - IZR j)). lra. }
      apply lt_IZR in H. lia.
  - rewrite INR_IZR_INZ, Z2Nat.id, minus_IZR by lia. ring.
Qed.

Lemma range_count a b i : integer a -> in_range a b i -> (0 < count a b)%nat.
Proof. intros Ha Hi. destruct (member_range a b i Ha Hi) as [k [Hk _]]. lia. Qed.

Lemma in_range_first a b : integer a -> a <= b -> in_range a b a.
Proof. intros. repeat split; [assumption | lra | assumption]. Qed.

Lemma in_range_last a b : integer b -> a <= b -> in_range a b b.
Proof. intros. repeat split; [assumption | assumption | lra]. Qed.

(** ** Linearity *)

Section Folds.

Lemma fold_ext (op : R -> R -> R) e f g n :
  (forall k, (k < n)%nat -> f k = g k) -> fold_range op e f n = fold_range op e g n.
Proof. induction n; intros H; [reflexivity |]. simpl. rewrite IHn, (H n); auto. Qed.

Lemma fold_plus f g n :
  fold_range Rplus 0 (fun k => f k + g k) n = fold_range Rplus 0 f n + fold_range Rplus 0 g n.
Proof. induction n; simpl; [ring |]. rewrite IHn. ring. Qed.

Lemma fold_scal c f n : fold_range Rplus 0 (fun k => c * f k) n = c * fold_range Rplus 0 f n.
Proof. induction n; simpl; [ring |]. rewrite IHn. ring. Qed.

Lemma fold_const c n : fold_range Rplus 0 (fun _ => c) n = INR n * c.
Proof. induction n; [simpl; ring |]. rewrite S_INR. simpl. rewrite IHn. ring. Qed.

Lemma fold_swap (f : nat -> nat -> R) n m :
  fold_range Rplus 0 (fun i => fold_range Rplus 0 (fun j => f i j) m) n
  = fold_range Rplus 0 (fun j => fold_range Rplus 0 (fun i => f i j) n) m.
Proof.
  induction n; simpl.
  - induction m; simpl; [reflexivity |]. rewrite <- IHm. ring.
  - rewrite IHn. now rewrite fold_plus.
Qed.

Lemma fold_le f g n :
  (forall k, (k < n)%nat -> f k <= g k) -> fold_range Rplus 0 f n <= fold_range Rplus 0 g n.
Proof. induction n; intros H; simpl; [lra |]. apply Rplus_le_compat; auto. Qed.

Lemma fold_lt f g n j :
  (forall k, (k < n)%nat -> f k <= g k) -> (j < n)%nat -> f j < g j ->
  fold_range Rplus 0 f n < fold_range Rplus 0 g n.
Proof.
  induction n; intros H Hj Hlt; [lia |]. simpl. destruct (Nat.eq_dec j n) as [-> |].
  - apply Rplus_le_lt_compat; [apply fold_le; auto | assumption].
  - apply Rplus_lt_le_compat; [apply IHn; auto; lia | auto].
Qed.

End Folds.

Lemma Sum_ext a b f g : integer a -> (forall i, in_range a b i -> f i = g i) -> Sum a b f = Sum a b g.
Proof. intros Ha H. apply fold_ext. intros k Hk. apply H. now apply range_member. Qed.

Lemma Sum_plus a b f g : Sum a b (fun i => f i + g i) = Sum a b f + Sum a b g.
Proof. apply (fold_plus (fun k => f (a + INR k)) (fun k => g (a + INR k))). Qed.

Lemma Sum_scal_l a b c f : Sum a b (fun i => c * f i) = c * Sum a b f.
Proof. apply (fold_scal c (fun k => f (a + INR k))). Qed.

Lemma Sum_scal_r a b c f : Sum a b (fun i => f i * c) = Sum a b f * c.
Proof.
  rewrite Rmult_comm, <- Sum_scal_l. apply fold_ext. intros. apply Rmult_comm.
Qed.

Lemma Sum_opp a b f : Sum a b (fun i => - f i) = - Sum a b f.
Proof.
  replace (- Sum a b f) with (-1 * Sum a b f) by ring. rewrite <- Sum_scal_l.
  apply fold_ext. intros. ring.
Qed.

Lemma Sum_minus a b f g : Sum a b (fun i => f i - g i) = Sum a b f - Sum a b g.
Proof. unfold Rminus. now rewrite Sum_plus, Sum_opp. Qed.

Lemma Sum_div a b c f : Sum a b (fun i => f i / c) = Sum a b f / c.
Proof. apply Sum_scal_r. Qed.

Lemma Sum_count a b c : Sum a b (fun _ => c) = INR (count a b) * c.
Proof. unfold Sum. apply (fold_const c). Qed.

Lemma Sum_const a b c : integer a -> integer b -> a <= b + 1 -> Sum a b (fun _ => c) = (b - a + 1) * c.
Proof. intros. now rewrite Sum_count, INR_count. Qed.

Lemma Sum_0 a b : Sum a b (fun _ => 0) = 0.
Proof. rewrite Sum_count. ring. Qed.

Lemma Sum_eq_0 a b f : integer a -> (forall i, in_range a b i -> f i = 0) -> Sum a b f = 0.
Proof. intros Ha H. rewrite (Sum_ext a b f (fun _ => 0)); auto using Sum_0. Qed.

Lemma Sum_swap a b c d (f : R -> R -> R) :
  Sum a b (fun i => Sum c d (fun j => f i j)) = Sum c d (fun j => Sum a b (fun i => f i j)).
Proof. apply (fold_swap (fun i j => f (a + INR i) (c + INR j))). Qed.

Lemma Sum_product a b c d f g :
  Sum a b (fun i => Sum c d (fun j => f i * g j)) = Sum a b f * Sum c d g.
Proof.
  rewrite <- Sum_scal_r. apply fold_ext. intros. now rewrite Sum_scal_l.
Qed.

(** ** Order *)

Lemma Sum_le a b f g : integer a -> (forall i, in_range a b i -> f i <= g i) -> Sum a b f <= Sum a b g.
Proof. intros Ha H. apply fold_le. intros k Hk. apply H. now apply range_member. Qed.

Lemma Sum_lt_at a b f g k :
  integer a -> (forall i, in_range a b i -> f i <= g i) -> in_range a b k -> f k < g k -> Sum a b f < Sum a b g.
Proof.
  intros Ha H Hk Hlt. destruct (member_range a b k Ha Hk) as [j [Hj ->]].
  apply fold_lt with j; [| assumption | assumption].
  intros i Hi. apply H. now apply range_member.
Qed.

Lemma Sum_lt a b f g :
  integer a -> a <= b -> (forall i, in_range a b i -> f i < g i) -> Sum a b f < Sum a b g.
Proof.
  intros Ha Hab H. apply Sum_lt_at with a; auto using in_range_first.
  intros i Hi. left. auto.
Qed.

Lemma Sum_ge0 a b f : integer a -> (forall i, in_range a b i -> 0 <= f i) -> 0 <= Sum a b f.
Proof. intros Ha H. rewrite <- (Sum_0 a b). now apply Sum_le. Qed.

Lemma Sum_le0 a b f : integer a -> (forall i, in_range a b i -> f i <= 0) -> Sum a b f <= 0.
Proof. intros Ha H. rewrite <- (Sum_0 a b). now apply Sum_le. Qed.

Lemma Sum_gt0 a b f : integer a -> a <= b -> (forall i, in_range a b i -> 0 < f i) -> 0 < Sum a b f.
Proof. intros Ha Hab H. rewrite <- (Sum_0 a b). now apply Sum_lt. Qed.

Lemma Sum_gt0_at a b f k :
  integer a -> (forall i, in_range a b i -> 0 <= f i) -> in_range a b k -> 0 < f k -> 0 < Sum a b f.
Proof. intros Ha H Hk Hlt. rewrite <- (Sum_0 a b). now apply Sum_lt_at with k. Qed.

Lemma term_le_Sum a b f k :
  integer a -> (forall i, in_range a b i -> 0 <= f i) -> in_range a b k -> f k <= Sum a b f.
Proof.
  intros Ha H Hk. destruct (member_range a b k Ha Hk) as [j [Hj ->]]. unfold Sum.
  assert (H' : forall i, (i < count a b)%nat -> 0 <= f (a + INR i)) by (intros; now apply H, range_member).
  clear H Hk. revert Hj H'. generalize (count a b). induction n; intros Hj H'; [lia |]. simpl.
  assert (0 <= fold_range Rplus 0 (fun k => f (a + INR k)) n).
  { apply Rle_trans with (fold_range Rplus 0 (fun _ => 0) n); [rewrite fold_const; lra |].
    apply fold_le. intros. apply H'. lia. }
  pose proof (H' n (Nat.lt_succ_diag_r n)).
  destruct (Nat.eq_dec j n) as [-> |]; [lra |].
  assert (f (a + INR j) <= fold_range Rplus 0 (fun k => f (a + INR k)) n) by (apply IHn; [lia | auto]). lra.
Qed.

Lemma Sum_eq0 a b f :
  integer a -> (forall i, in_range a b i -> 0 <= f i) -> Sum a b f <= 0 -> forall i, in_range a b i -> f i = 0.
Proof.
  intros Ha H H0 i Hi. pose proof (term_le_Sum a b f i Ha H Hi). pose proof (H i Hi). lra.
Qed.

Lemma Rabs_Sum a b f : Rabs (Sum a b f) <= Sum a b (fun i => Rabs (f i)).
Proof.
  unfold Sum. induction (count a b); simpl; [rewrite Rabs_R0; lra |].
  eapply Rle_trans; [apply Rabs_triang | now apply Rplus_le_compat_r].
Qed.

Lemma integer_Sum a b f : integer a -> (forall i, in_range a b i -> integer (f i)) -> integer (Sum a b f).
Proof.
  intros Ha H. unfold Sum.
  assert (H' : forall i, (i < count a b)%nat -> integer (f (a + INR i))) by (intros; now apply H, range_member).
  clear H. revert H'. generalize (count a b). induction n; intros H'; simpl; [apply (integer_IZR 0) |].
  apply integer_plus; auto.
Qed.

(** ** Ranges *)

Lemma Sum_single a f : Sum a a f = f a.
Proof. unfold Sum. rewrite count_self. simpl. rewrite Rplus_0_r. ring. Qed.

Lemma Sum_split a m b f :
  integer a -> integer m -> integer b -> a <= m + 1 -> m <= b -> Sum a b f = Sum a m f + Sum (m + 1) b f.
Proof.
  intros Ha Hm Hb H1 H2.
  apply (range_induction (m + 1) (fun b => Sum a b f = Sum a m f + Sum (m + 1) b f)); try assumption; try lra.
  - apply integer_plus; [assumption | apply integer_IZR].
  - replace (m + 1 - 1) with m by ring. rewrite (Sum_empty (m + 1)) by lra. ring.
  - intros c Hc Hmc IH. rewrite !Sum_last; try assumption; try lra.
    apply integer_plus; [assumption | apply integer_IZR].
Qed.

Lemma Sum_first a b f : integer a -> integer b -> a <= b -> Sum a b f = f a + Sum (a + 1) b f.
Proof. intros. now rewrite (Sum_split a a b), Sum_single by (assumption || lra). Qed.

Lemma Sum_upto a b f : integer a -> integer b -> a <= b -> Sum a b f = Sum a (b - 1) f + f b.
Proof.
  intros Ha Hb H. replace b with (b - 1 + 1) at 1 3 by ring.
  apply Sum_last; [assumption | apply integer_minus; [assumption | apply integer_IZR] | lra].
Qed.

Lemma Sum_shift a b c f : Sum (a + c) (b + c) f = Sum a b (fun i => f (i + c)).
Proof.
  unfold Sum. replace (count (a + c) (b + c)) with (count a b) by (unfold count; do 3 f_equal; ring).
  apply fold_ext. intros. f_equal. ring.
Qed.

Lemma Sum_reverse a b f : integer a -> integer b -> Sum a b f = Sum a b (fun i => f (a + b - i)).
Proof.
  intros Ha Hb. destruct (Rlt_le_dec (b + 1) a) as [H | H].
  - rewrite !Sum_empty by lra. reflexivity.
  - apply (range_induction a (fun b => Sum a b f = Sum a b (fun i => f (a + b - i)))); try assumption; try lra.
    + now rewrite !Sum_empty by lra.
    + intros c Hc Hac IH. rewrite Sum_last, IH by (assumption || lra).
      rewrite (Sum_first a (c + 1)); [| assumption | apply integer_plus; [assumption | apply integer_IZR] | lra].
      rewrite (Sum_shift a c 1). rewrite Rplus_comm. f_equal; [f_equal; ring |].
      apply Sum_ext; [assumption |]. intros i _. f_equal. ring.
Qed.

(** One term of a sum changed. *)
Lemma Sum_update_term a b f g k :
  integer a -> in_range a b k -> (forall i, in_range a b i -> i <> k -> f i = g i) ->
  Sum a b f = Sum a b g + (f k - g k).
Proof.
  intros Ha Hk H. destruct (member_range a b k Ha Hk) as [j [Hj ->]]. unfold Sum.
  assert (H' : forall i, (i < count a b)%nat -> i <> j -> f (a + INR i) = g (a + INR i)).
  { intros i Hi Hij. apply H; [now apply range_member |]. intros E. apply Hij, INR_eq. lra. }
  clear H Hk. revert Hj H'. generalize (count a b). induction n; intros Hj H'; [lia |]. simpl.
  destruct (Nat.eq_dec j n) as [-> |].
  - rewrite (fold_ext Rplus 0 (fun k => f (a + INR k)) (fun k => g (a + INR k)) n); [ring |].
    intros i Hi. apply H'; lia.
  - rewrite IHn; [| lia | intros; apply H'; lia]. rewrite (H' n); [ring | lia | lia].
Qed.

Lemma Sum_delta_l a b k f : integer a -> in_range a b k -> Sum a b (fun i => delta i k * f i) = f k.
Proof.
  intros Ha Hk. rewrite (Sum_update_term a b _ (fun _ => 0) k Ha Hk).
  - rewrite Sum_0, delta_same. ring.
  - intros i _ H. rewrite delta_different by assumption. ring.
Qed.

Lemma Sum_delta a b k : integer a -> in_range a b k -> Sum a b (fun i => delta i k) = 1.
Proof.
  intros Ha Hk. rewrite <- (Sum_delta_l a b k (fun _ => 1) Ha Hk). apply fold_ext. intros. ring.
Qed.

Lemma Sum_delta_outside a b k f :
  integer a -> (forall i, in_range a b i -> i <> k) -> Sum a b (fun i => delta i k * f i) = 0.
Proof.
  intros Ha H. apply Sum_eq_0; [assumption |]. intros i Hi. rewrite delta_different by auto. ring.
Qed.

Lemma Sum_update a b p k t :
  integer a -> in_range a b k -> Sum a b (update p k t) = Sum a b p + (t - p k).
Proof.
  intros Ha Hk. rewrite (Sum_update_term a b _ p k Ha Hk).
  - now rewrite update_same.
  - intros i _ H. now rewrite update_other.
Qed.

(** ** Calculus *)

Lemma is_derive_Sum a b (f : R -> R -> R) (df : R -> R) x :
  integer a -> (forall i, in_range a b i -> is_derive (fun t => f t i) x (df i)) ->
  is_derive (fun t => Sum a b (f t)) x (Sum a b df).
Proof.
  intros Ha H. unfold Sum.
  assert (H' : forall k, (k < count a b)%nat -> is_derive (fun t => f t (a + INR k)) x (df (a + INR k)))
    by (intros; now apply H, range_member).
  clear H. revert H'. generalize (count a b). induction n; intros H'; simpl.
  - apply (is_derive_const (V := R_NormedModule)).
  - apply (is_derive_plus (V := R_NormedModule)); auto.
Qed.

Lemma ex_derive_Sum a b (f : R -> R -> R) x :
  integer a -> (forall i, in_range a b i -> ex_derive (fun t => f t i) x) -> ex_derive (fun t => Sum a b (f t)) x.
Proof.
  intros Ha H. exists (Sum a b (fun i => Derive (fun t => f t i) x)).
  apply is_derive_Sum; [assumption |]. intros i Hi. now apply Derive_correct, H.
Qed.

Lemma continuous_Sum {U : UniformSpace} a b (f : U -> R -> R) x :
  integer a -> (forall i, in_range a b i -> continuous (fun t => f t i) x) ->
  continuous (fun t => Sum a b (f t)) x.
Proof.
  intros Ha H. unfold Sum.
  assert (H' : forall k, (k < count a b)%nat -> continuous (fun t => f t (a + INR k)) x)
    by (intros; now apply H, range_member).
  clear H. revert H'. generalize (count a b). induction n; intros H'; simpl.
  - apply continuous_const.
  - apply (continuous_plus (V := R_NormedModule)); auto.
Qed.

Lemma is_RInt_Sum a b (f : R -> R -> R) (F : R -> R) u v :
  integer a -> (forall i, in_range a b i -> is_RInt (fun t => f t i) u v (F i)) ->
  is_RInt (fun t => Sum a b (f t)) u v (Sum a b F).
Proof.
  intros Ha H. unfold Sum.
  assert (H' : forall k, (k < count a b)%nat -> is_RInt (fun t => f t (a + INR k)) u v (F (a + INR k)))
    by (intros; now apply H, range_member).
  clear H. revert H'. generalize (count a b). induction n; intros H'; simpl.
  - assert (E : is_RInt (fun _ : R => 0) u v ((v - u) * 0)) by apply (is_RInt_const (V := R_NormedModule)).
    now rewrite Rmult_0_r in E.
  - apply (is_RInt_plus (V := R_NormedModule)); auto.
Qed.

(** ** Products *)

Lemma Prod_ext a b f g : integer a -> (forall i, in_range a b i -> f i = g i) -> Prod a b f = Prod a b g.
Proof. intros Ha H. apply fold_ext. intros k Hk. apply H. now apply range_member. Qed.

Lemma Prod_mult a b f g : Prod a b (fun i => f i * g i) = Prod a b f * Prod a b g.
Proof. unfold Prod. induction (count a b); simpl; [ring |]. rewrite IHn. ring. Qed.

Lemma Prod_count a b c : Prod a b (fun _ => c) = c ^ count a b.
Proof. unfold Prod. induction (count a b); simpl; [ring |]. rewrite IHn. ring. Qed.

Lemma Prod_const a b c : integer a -> integer b -> a <= b + 1 -> Prod a b (fun _ => c) = power c (b - a + 1).
Proof. intros. now rewrite <- INR_count, power_nat, Prod_count. Qed.

Lemma Prod_single a f : Prod a a f = f a.
Proof. unfold Prod. rewrite count_self. simpl. rewrite Rplus_0_r. ring. Qed.

Lemma Prod_gt0 a b f : integer a -> (forall i, in_range a b i -> 0 < f i) -> 0 < Prod a b f.
Proof.
  intros Ha H. unfold Prod.
  assert (H' : forall i, (i < count a b)%nat -> 0 < f (a + INR i)) by (intros; now apply H, range_member).
  clear H. revert H'. generalize (count a b). induction n; intros H'; simpl; [lra |].
  apply Rmult_lt_0_compat; auto.
Qed.

Lemma Prod_ge0 a b f : integer a -> (forall i, in_range a b i -> 0 <= f i) -> 0 <= Prod a b f.
Proof.
  intros Ha H. unfold Prod.
  assert (H' : forall i, (i < count a b)%nat -> 0 <= f (a + INR i)) by (intros; now apply H, range_member).
  clear H. revert H'. generalize (count a b). induction n; intros H'; simpl; [lra |].
  apply Rmult_le_pos; auto.
Qed.

Lemma ln_Prod a b f : integer a -> (forall i, in_range a b i -> 0 < f i) -> ln (Prod a b f) = Sum a b (fun i => ln (f i)).
Proof.
  intros Ha H. unfold Prod, Sum.
  assert (H' : forall i, (i < count a b)%nat -> 0 < f (a + INR i)) by (intros; now apply H, range_member).
  clear H. revert H'. generalize (count a b).
  assert (P : forall n, (forall i, (i < n)%nat -> 0 < f (a + INR i)) ->
              0 < fold_range Rmult 1 (fun k => f (a + INR k)) n).
  { induction n; intros H'; simpl; [lra |]. apply Rmult_lt_0_compat; auto. }
  induction n; intros H'; simpl; [apply ln_1 |].
  rewrite ln_mult, IHn; auto.
Qed.

Lemma exp_Sum a b f : exp (Sum a b f) = Prod a b (fun i => exp (f i)).
Proof. unfold Prod, Sum. induction (count a b); simpl; [apply exp_0 |]. now rewrite exp_plus, IHn. Qed.

(** ** Maxima *)

Lemma Maximum_ge a b f k : integer a -> in_range a b k -> f k <= Maximum a b f.
Proof.
  intros Ha Hk. destruct (member_range a b k Ha Hk) as [j [Hj ->]]. unfold Maximum. clear Hk.
  generalize (f a) as e. revert Hj. generalize (count a b). induction n; intros Hj e; [lia |]. simpl.
  destruct (Nat.eq_dec j n) as [-> |]; [apply Rmax_r |].
  eapply Rle_trans; [apply IHn; lia | apply Rmax_l].
Qed.

Lemma Maximum_attained a b f : integer a -> a <= b -> exists k, in_range a b k /\ Maximum a b f = f k.
Proof.
  intros Ha Hab. unfold Maximum.
  assert (H : forall n, (n <= count a b)%nat -> exists k, in_range a b k /\
    fold_range Rmax (f a) (fun k => f (a + INR k)) n = f k).
  { induction n; intros Hn; simpl.
    - exists a. split; [now apply in_range_first | reflexivity].
    - destruct IHn as [k [Hk E]]; [lia |]. rewrite E.
      destruct (Rle_dec (f k) (f (a + INR n))).
      + exists (a + INR n). split; [apply range_member; [assumption | lia] | now apply Rmax_right].
      + exists k. split; [assumption | apply Rmax_left; lra]. }
  now apply H.
Qed.

Lemma Maximum_le a b f c : integer a -> a <= b -> (forall i, in_range a b i -> f i <= c) -> Maximum a b f <= c.
Proof. intros Ha Hab H. destruct (Maximum_attained a b f Ha Hab) as [k [Hk ->]]. now apply H. Qed.

Lemma Maximum_lt a b f c : integer a -> a <= b -> (forall i, in_range a b i -> f i < c) -> Maximum a b f < c.
Proof. intros Ha Hab H. destruct (Maximum_attained a b f Ha Hab) as [k [Hk ->]]. now apply H. Qed.

Lemma Maximum_unique a b f c k :
  integer a -> in_range a b k -> f k = c -> (forall i, in_range a b i -> f i <= c) -> Maximum a b f = c.
Proof.
  intros Ha Hk <- H. apply Rle_antisym; [| now apply Maximum_ge].
  apply Maximum_le; [assumption | destruct Hk; lra | assumption].
Qed.

Lemma Maximum_ext a b f g :
  integer a -> a <= b -> (forall i, in_range a b i -> f i = g i) -> Maximum a b f = Maximum a b g.
Proof.
  intros Ha Hab H. destruct (Maximum_attained a b g Ha Hab) as [k [Hk E]].
  apply Maximum_unique with k; [assumption | assumption | rewrite H by assumption; now rewrite E |].
  intros i Hi. rewrite H by assumption. now apply Maximum_ge.
Qed.

Lemma Maximum_plus a b f c : integer a -> a <= b -> Maximum a b (fun i => f i + c) = Maximum a b f + c.
Proof.
  intros Ha Hab. destruct (Maximum_attained a b f Ha Hab) as [k [Hk E]].
  apply Maximum_unique with k; [assumption | assumption | now rewrite E |].
  intros i Hi. apply Rplus_le_compat_r. now apply Maximum_ge.
Qed.

Lemma Maximum_scal a b f c :
  integer a -> a <= b -> 0 <= c -> Maximum a b (fun i => c * f i) = c * Maximum a b f.
Proof.
  intros Ha Hab Hc. destruct (Maximum_attained a b f Ha Hab) as [k [Hk E]].
  apply Maximum_unique with k; [assumption | assumption | now rewrite E |].
  intros i Hi. apply Rmult_le_compat_l; [assumption |]. now apply Maximum_ge.
Qed.
