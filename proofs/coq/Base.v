(** * The operators that certificates speak of

    Every certificate is a statement about real numbers in the words of this file. Indices are real numbers that are
    integers, families and functions are functions on the real numbers, and every operator is total; where an operator
    has no value for our purposes (the logarithm of a negative number), the certificate states and proves the condition
    under which it has one.

    Main definitions:
    - [integer x], [in_range a b i]: whole numbers, and those from [a] to [b];
    - [Sum a b f], [Prod a b f], [Maximum a b f]: over the whole numbers from [a] to [b] (empty where [b < a]);
    - [power x y], [log_base x b], [atanh x], [floor x], [ceiling x], [delta i j], [xlogy a b];
    - [piecewise P x y]: [x] where [P] holds, else [y];
    - [vector l], [rows l]: the family with the listed entries (numbers, or rows); [update p i t]: [p] with entry [i]
      replaced by [t];
    - [ex_derive_times n f x]: the derivative of order [n] exists at [x];
    - [Limit F f], [ex_limit F f], along the filters [near S a], [above S a], [below S a]: limits within a set [S].

    Main statements: [integer_plus] … (closure), [Sum_empty], [Sum_last], [Prod_last], [Maximum_last],
    [range_induction] (what these operators are), [power_nat], [power_positive], [power_zero], [piecewise_true],
    [piecewise_false], [is_limit_unique]. *)

From Coq Require Export Reals Lra Lia Psatz List.
From Coquelicot Require Export Coquelicot.
Export ListNotations.
Open Scope R_scope.

(** ** Whole numbers *)

Definition integer (x : R) : Prop := exists k : Z, x = IZR k.

Definition in_range (a b i : R) : Prop := integer i /\ a <= i /\ i <= b.

Lemma integer_IZR k : integer (IZR k).
Proof. now exists k. Qed.

Lemma integer_INR n : integer (INR n).
Proof. exists (Z.of_nat n). apply INR_IZR_INZ. Qed.

Lemma integer_plus x y : integer x -> integer y -> integer (x + y).
Proof. intros [j ->] [k ->]. exists (j + k)%Z. now rewrite plus_IZR. Qed.

Lemma integer_opp x : integer x -> integer (- x).
Proof. intros [j ->]. exists (- j)%Z. now rewrite opp_IZR. Qed.

Lemma integer_minus x y : integer x -> integer y -> integer (x - y).
Proof. intros Hx Hy. apply integer_plus; [assumption | now apply integer_opp]. Qed.

Lemma integer_mult x y : integer x -> integer y -> integer (x * y).
Proof. intros [j ->] [k ->]. exists (j * k)%Z. now rewrite mult_IZR. Qed.

Lemma integer_pow x n : integer x -> integer (x ^ n).
Proof. intros [j ->]. exists (j ^ Z.of_nat n)%Z. now rewrite pow_IZR. Qed.

Lemma integer_Rmax x y : integer x -> integer y -> integer (Rmax x y).
Proof. intros Hx Hy. apply Rmax_case; assumption. Qed.

Lemma integer_Rmin x y : integer x -> integer y -> integer (Rmin x y).
Proof. intros Hx Hy. apply Rmin_case; assumption. Qed.

Lemma integer_Rabs x : integer x -> integer (Rabs x).
Proof. intros Hx. unfold Rabs. destruct (Rcase_abs x); [now apply integer_opp | assumption]. Qed.

(** Between neighbouring integers there is no other. *)
Lemma integer_lt_le x y : integer x -> integer y -> x < y -> x + 1 <= y.
Proof.
  intros [j ->] [k ->] H. rewrite <- plus_IZR. apply IZR_le. apply lt_IZR in H. lia.
Qed.

Definition floor (x : R) : R := IZR (Int_part x).
Definition ceiling (x : R) : R := - floor (- x).

Lemma floor_spec x : floor x <= x < floor x + 1.
Proof. unfold floor. destruct (base_Int_part x). lra. Qed.

Lemma floor_unique x y : integer y -> y <= x < y + 1 -> floor x = y.
Proof.
  intros [k ->] H. unfold floor. f_equal. symmetry.
  destruct (base_Int_part x) as [H1 H2].
  assert (IZR k < IZR (Int_part x + 1)) by (rewrite plus_IZR; lra).
  assert (IZR (Int_part x) < IZR (k + 1)) by (rewrite plus_IZR; lra).
  apply lt_IZR in H0. apply lt_IZR in H3. lia.
Qed.

Lemma integer_floor x : integer (floor x).
Proof. apply integer_IZR. Qed.

Lemma floor_integer x : integer x -> floor x = x.
Proof. intros H. apply floor_unique; [assumption | lra]. Qed.

Lemma ceiling_spec x : ceiling x - 1 < x <= ceiling x.
Proof. unfold ceiling. destruct (floor_spec (- x)). lra. Qed.

Lemma integer_ceiling x : integer (ceiling x).
Proof. apply integer_opp, integer_floor. Qed.

Lemma ceiling_unique x y : integer y -> y - 1 < x <= y -> ceiling x = y.
Proof.
  intros Hy H. unfold ceiling. rewrite (floor_unique (- x) (- y)); [ring | now apply integer_opp | lra].
Qed.

(** ** Sums, products and maxima over the whole numbers of a range *)

(** How many whole numbers a, a + 1, … there are up to b. *)
Definition count (a b : R) : nat := Z.to_nat (Int_part (b - a) + 1).

Fixpoint fold_range {A} (op : A -> A -> A) (e : A) (f : nat -> A) (n : nat) : A :=
  match n with
  | O => e
  | S k => op (fold_range op e f k) (f k)
  end.

Definition Sum (a b : R) (f : R -> R) : R := fold_range Rplus 0 (fun k => f (a + INR k)) (count a b).
Definition Prod (a b : R) (f : R -> R) : R := fold_range Rmult 1 (fun k => f (a + INR k)) (count a b).
Definition Maximum (a b : R) (f : R -> R) : R :=
  fold_range Rmax (f a) (fun k => f (a + INR k)) (count a b).

Lemma count_empty a b : b < a -> count a b = 0%nat.
Proof.
  intros H. unfold count. destruct (base_Int_part (b - a)) as [H1 _].
  assert (IZR (Int_part (b - a)) < IZR 0) by lra. apply lt_IZR in H0.
  destruct (Int_part (b - a) + 1)%Z eqn:E; [reflexivity | lia | reflexivity].
Qed.

Lemma count_self a : count a a = 1%nat.
Proof.
  unfold count. replace (Int_part (a - a)) with 0%Z; [reflexivity |].
  apply eq_IZR. change (IZR (Int_part (a - a))) with (floor (a - a)).
  rewrite (floor_unique _ 0); [reflexivity | exists 0%Z; reflexivity | lra].
Qed.

Lemma Int_part_plus_1 x : Int_part (x + 1) = (Int_part x + 1)%Z.
Proof.
  apply eq_IZR. rewrite plus_IZR. apply (floor_unique (x + 1)).
  - apply integer_plus; apply integer_IZR.
  - destruct (base_Int_part x). lra.
Qed.

Lemma count_last a b : a <= b + 1 -> count a (b + 1) = S (count a b).
Proof.
  intros H. unfold count. replace (b + 1 - a) with (b - a + 1) by ring. rewrite Int_part_plus_1.
  assert (H0 : (-2 < Int_part (b - a))%Z).
  { apply lt_IZR. destruct (base_Int_part (b - a)). lra. }
  rewrite Z2Nat.inj_add, Nat.add_1_r by lia. reflexivity.
Qed.

(** For whole ends, the range has b − a + 1 members. *)
Lemma INR_count a b : integer a -> integer b -> a <= b + 1 -> INR (count a b) = b - a + 1.
Proof.
  intros [j ->] [k ->] H. unfold count. rewrite <- minus_IZR.
  assert (E : Int_part (IZR (k - j)) = (k - j)%Z).
  { apply eq_IZR. apply (floor_integer (IZR (k - j))), integer_IZR. }
  rewrite E, INR_IZR_INZ, Z2Nat.id; [rewrite plus_IZR; reflexivity |].
  rewrite <- plus_IZR in H. apply le_IZR in H. lia.
Qed.

Lemma Sum_empty a b f : b < a -> Sum a b f = 0.
Proof. intros H. unfold Sum. now rewrite count_empty. Qed.

Lemma Sum_last a b f : integer a -> integer b -> a <= b + 1 -> Sum a (b + 1) f = Sum a b f + f (b + 1).
Proof.
  intros Ha Hb H. unfold Sum. rewrite count_last by assumption. simpl. do 2 f_equal.
  rewrite INR_count by assumption. ring.
Qed.

Lemma Prod_empty a b f : b < a -> Prod a b f = 1.
Proof. intros H. unfold Prod. now rewrite count_empty. Qed.

Lemma Prod_last a b f : integer a -> integer b -> a <= b + 1 -> Prod a (b + 1) f = Prod a b f * f (b + 1).
Proof.
  intros Ha Hb H. unfold Prod. rewrite count_last by assumption. simpl. do 2 f_equal.
  rewrite INR_count by assumption. ring.
Qed.

Lemma Maximum_single a f : Maximum a a f = f a.
Proof. unfold Maximum. rewrite count_self. simpl. rewrite Rplus_0_r. now apply Rmax_left, Rle_refl. Qed.

Lemma Maximum_last a b f :
  integer a -> integer b -> a <= b -> Maximum a (b + 1) f = Rmax (Maximum a b f) (f (b + 1)).
Proof.
  intros Ha Hb H. unfold Maximum. rewrite count_last by lra. simpl. do 2 f_equal.
  rewrite INR_count by (assumption || lra). ring.
Qed.

(** Induction on the upper end of a range. *)
Lemma range_induction (a : R) (P : R -> Prop) :
  integer a ->
  P (a - 1) ->
  (forall b, integer b -> a - 1 <= b -> P b -> P (b + 1)) ->
  forall b, integer b -> a - 1 <= b -> P b.
Proof.
  intros Ha H0 HS b Hb H.
  assert (Hn : exists n, b = a - 1 + INR n).
  { destruct Ha as [j ->], Hb as [k ->]. exists (Z.to_nat (k - j + 1)).
    rewrite INR_IZR_INZ, Z2Nat.id; [rewrite plus_IZR, minus_IZR; ring |].
    rewrite <- minus_IZR in H. apply le_IZR in H. lia. }
  destruct Hn as [n ->]. clear Hb H. induction n as [|n IH].
  - simpl. now rewrite Rplus_0_r.
  - rewrite S_INR, <- Rplus_assoc. apply HS; [| pose proof (pos_INR n); lra | assumption].
    apply integer_plus; [apply integer_minus; [assumption | apply integer_IZR] | apply integer_INR].
Qed.

(** ** Powers, logarithms and other functions *)

(** Whole exponents, negative ones included; 0^c = 0 for other exponents; otherwise exp (y log x). *)
Definition power (x y : R) : R :=
  if Req_EM_T (floor y) y then powerRZ x (Int_part y)
  else if Rlt_dec 0 x then Rpower x y else 0.

Definition log_base (x b : R) : R := ln x / ln b.
Definition atanh (x : R) : R := ln ((1 + x) / (1 - x)) / 2.
Definition delta (i j : R) : R := if Req_EM_T i j then 1 else 0.

(** What "a log b" means in an entropy: 0 for a = b = 0. It has a value where [xlogy_defined] says so. *)
Definition xlogy (a b : R) : R := a * ln b.
Definition xlogy_defined (a b : R) : Prop := 0 < b \/ (a = 0 /\ b = 0).

(** [ClassicalDedekindReals.sig_not_dec] is what the real numbers of the standard library rest on. *)
Definition piecewise {A} (P : Prop) (x y : A) : A :=
  if ClassicalDedekindReals.sig_not_dec P then x else y.

Lemma piecewise_true {A} (P : Prop) (x y : A) : P -> piecewise P x y = x.
Proof. intros H. unfold piecewise. now destruct (ClassicalDedekindReals.sig_not_dec P). Qed.

Lemma piecewise_false {A} (P : Prop) (x y : A) : ~ P -> piecewise P x y = y.
Proof. intros H. unfold piecewise. now destruct (ClassicalDedekindReals.sig_not_dec P). Qed.

Lemma powerRZ_nat x n : powerRZ x (Z.of_nat n) = x ^ n.
Proof. now rewrite pow_powerRZ. Qed.

Lemma power_IZR x k : power x (IZR k) = powerRZ x k.
Proof.
  unfold power. assert (E : floor (IZR k) = IZR k) by apply floor_integer, integer_IZR.
  destruct (Req_EM_T (floor (IZR k)) (IZR k)); [| contradiction].
  f_equal. apply eq_IZR. exact E.
Qed.

Lemma power_nat x n : power x (INR n) = x ^ n.
Proof. rewrite INR_IZR_INZ, power_IZR. apply powerRZ_nat. Qed.

Lemma power_positive x y : 0 < x -> power x y = Rpower x y.
Proof.
  intros H. unfold power. destruct (Req_EM_T (floor y) y) as [E|_].
  - rewrite powerRZ_Rpower by assumption. f_equal. exact E.
  - now destruct (Rlt_dec 0 x).
Qed.

Lemma power_zero y : 0 < y -> power 0 y = 0.
Proof.
  intros H. unfold power. destruct (Req_EM_T (floor y) y) as [E|_].
  - unfold floor in E. destruct (Int_part y) as [|p|p]; [simpl in E; lra | | ].
    + simpl. apply pow_i. apply Pos2Nat.is_pos.
    + pose proof (Pos2Z.neg_is_neg p). apply IZR_lt in H0. lra.
  - destruct (Rlt_dec 0 0); [lra | reflexivity].
Qed.

Lemma delta_same i : delta i i = 1.
Proof. unfold delta. now destruct (Req_EM_T i i). Qed.

Lemma delta_different i j : i <> j -> delta i j = 0.
Proof. intros H. unfold delta. now destruct (Req_EM_T i j). Qed.

Lemma delta_sym i j : delta i j = delta j i.
Proof. unfold delta. destruct (Req_EM_T i j), (Req_EM_T j i); congruence. Qed.

(** ** Families *)

Definition entry {A} (default : A) (l : list A) (i : R) : A := nth (pred (Z.to_nat (Int_part i))) l default.
Definition vector (l : list R) : R -> R := entry 0 l.
Definition rows (l : list (R -> R)) : R -> R -> R := entry (fun _ => 0) l.

Definition update {A} (p : R -> A) (i : R) (t : A) : R -> A := fun j => if Req_EM_T j i then t else p j.

Lemma update_same {A} (p : R -> A) i t : update p i t i = t.
Proof. unfold update. now destruct (Req_EM_T i i). Qed.

Lemma update_other {A} (p : R -> A) i t j : j <> i -> update p i t j = p j.
Proof. intros H. unfold update. now destruct (Req_EM_T j i). Qed.

Lemma update_entry {A} (p : R -> A) i j : update p i (p i) j = p j.
Proof. unfold update. destruct (Req_EM_T j i); congruence. Qed.

Lemma update_delta (p : R -> R) i t j : update p i t j = p j + delta j i * (t - p i).
Proof. unfold update, delta. destruct (Req_EM_T j i) as [-> |]; ring. Qed.

Lemma entry_IZR {A} (d : A) l k : entry d l (IZR k) = nth (pred (Z.to_nat k)) l d.
Proof.
  unfold entry. do 3 f_equal. apply eq_IZR. apply (floor_integer (IZR k)), integer_IZR.
Qed.

(** ** Derivatives and limits *)

(** The derivative of order n exists at x, those of lower order around x. *)
Definition ex_derive_times (n : nat) (f : R -> R) (x : R) : Prop :=
  locally x (fun t => forall k, (k < n)%nat -> ex_derive_n f k t) /\ ex_derive_n f n x.

(** To come near to a within S without being a; from above; from below; a may be infinite. *)
Definition near (S : R -> Prop) (a : Rbar) : (R -> Prop) -> Prop :=
  within (fun x => S x /\ Finite x <> a) (Rbar_locally' a).
Definition above (S : R -> Prop) (a : R) : (R -> Prop) -> Prop := within S (at_right a).
Definition below (S : R -> Prop) (a : R) : (R -> Prop) -> Prop := within S (at_left a).

Definition is_limit (F : (R -> Prop) -> Prop) (f : R -> R) (l : R) : Prop := filterlim f F (locally l).
(** Along a filter that is not proper every number would be a limit. *)
Definition ex_limit (F : (R -> Prop) -> Prop) (f : R -> R) : Prop := ProperFilter F /\ exists l, is_limit F f l.
Definition Limit (F : (R -> Prop) -> Prop) (f : R -> R) : R := lim (filtermap f F).

Lemma is_limit_unique F (HF : ProperFilter F) f l : is_limit F f l -> Limit F f = l.
Proof.
  intros H. apply (filterlim_locally_unique (F := F) f); [| assumption].
  unfold is_limit, Limit in *. intros P [eps He].
  assert (C : cauchy (filtermap f F)).
  { intros e. exists l. apply H. exists e. trivial. }
  pose proof (complete_cauchy (filtermap f F) (filtermap_proper_filter _ _ f F HF) C eps) as HL.
  unfold filtermap in *. revert HL. apply filter_imp. intros x Hx. now apply He.
Qed.
