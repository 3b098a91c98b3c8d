(** * Codes: Kraft, McMillan, and the entropy as a bound

    Words are lists of booleans, a code is a list of words, or a family of words over 1, …, n.

    Main definitions
    - [weight c] = sum of 2^(- length w) over the words w of c, Kraft's sum.
    - [prefix_free c]: no word of c begins another one; no word stands in c twice.
    - [uniquely_decodable c]: sequences of words that read the same are the same.
    - [prefix_free_family n code]: the same of code 1, …, code n.
    - [entropy_bits n p], [cross_entropy_bits n p q]: with logarithms to base 2.
    - [shannon_length p] = the least whole number not below - log2 p.

    Main statements
    - [kraft]: weight c <= 1 for a prefix-free code.
    - [mcmillan]: the same for a uniquely decodable one.
    - [prefix_free_uniquely_decodable]: prefix-free codes without the empty word are uniquely decodable.
    - [coding_bound], [coding_bound_eq]: lengths with Kraft's sum <= 1 have a mean of at least the entropy, and a larger
      one unless p i = 2^(- l i).
    - [kraft_family], [prefix_code_length]: so have the words of a prefix-free family.
    - [shannon_lengths_kraft], [shannon_code_length]: Shannon's lengths satisfy Kraft's inequality, and their mean
      exceeds the entropy by less than a bit.
    - [wrong_code_length]: with the lengths for q instead of p, the mean lies between the cross-entropy and that plus a
      bit. *)

From Derive Require Import Base Sums Logarithms Information.
Local Open Scope R_scope.

(** ** Kraft's inequality *)

Notation word := (list bool).

Definition weight (c : list word) : R := fold_right (fun w s => / 2 ^ length w + s) 0 c.

Definition prefix (u v : word) := exists s, v = u ++ s.

Definition prefix_free (c : list word) :=
  NoDup c /\ forall u v, In u c -> In v c -> prefix u v -> u = v.

Lemma half_pow_gt0 k : 0 < / 2 ^ k.
Proof. apply Rinv_0_lt_compat, pow_lt. lra. Qed.

Lemma weight_app c d : weight (c ++ d) = weight c + weight d.
Proof. induction c as [|w c IH]; simpl; [ring | rewrite IH; ring]. Qed.

(** The words that begin with the letter b, without it. *)
Fixpoint starting (b : bool) (c : list word) : list word :=
  match c with
  | [] => []
  | [] :: r => starting b r
  | (x :: t) :: r => if Bool.eqb x b then t :: starting b r else starting b r
  end.

Lemma In_starting b c t : In t (starting b c) <-> In (b :: t) c.
Proof.
  induction c as [|w c IH]; simpl; [tauto |].
  destruct w as [|x s].
  - rewrite IH. split; [now right | intros [H | H]; [discriminate | exact H]].
  - destruct (Bool.eqb x b) eqn:E.
    + apply Bool.eqb_prop in E. subst x. simpl. rewrite IH.
      split; (intros [H | H]; [left; congruence | now right]).
    + rewrite IH. split; [now right |]. intros [H | H]; [| exact H].
      injection H as -> ->. now rewrite Bool.eqb_reflx in E.
Qed.

Lemma NoDup_starting b c : NoDup c -> NoDup (starting b c).
Proof.
  induction 1 as [|w c Hw Hc IH]; simpl; [constructor |].
  destruct w as [|x s]; [exact IH |]. destruct (Bool.eqb x b) eqn:E; [| exact IH].
  apply Bool.eqb_prop in E. subst x. constructor; [now rewrite In_starting | exact IH].
Qed.

Lemma prefix_free_starting b c : prefix_free c -> prefix_free (starting b c).
Proof.
  intros [Hc H]. split; [now apply NoDup_starting |].
  intros u v Hu Hv [s ->]. apply In_starting in Hu, Hv.
  assert (E : b :: u = b :: u ++ s) by (apply H; trivial; now exists s). now injection E.
Qed.

(** The two halves of the code tree. *)
Lemma weight_starting c : ~ In [] c -> weight c = (weight (starting true c) + weight (starting false c)) / 2.
Proof.
  induction c as [|w c IH]; intros H; simpl; [field |].
  destruct w as [|x s]; [destruct H; now left |].
  rewrite IH by (intros Hc; apply H; now right).
  pose proof (pow_lt 2 (length s)). destruct x; simpl; field; lra.
Qed.

Lemma prefix_free_empty c : prefix_free c -> In [] c -> c = [[]].
Proof.
  intros [Hc H] He.
  assert (Hall : forall w, In w c -> w = []) by (intros w Hw; symmetry; apply H; trivial; now exists w).
  destruct c as [|u c]; [destruct He |].
  rewrite (Hall u) by now left. f_equal. destruct c as [|v c]; [reflexivity | exfalso].
  inversion Hc as [|? ? Hu _]. apply Hu. left. now rewrite (Hall u), (Hall v) by (simpl; tauto).
Qed.

Theorem kraft c : prefix_free c -> weight c <= 1.
Proof.
  (* by the length of the longest word *)
  assert (Hmax : exists N, forall w, In w c -> (length w <= N)%nat).
  { induction c as [|w c [N HN]]; [exists 0%nat; intros w [] |].
    exists (max (length w) N). intros v [<- | Hv]; [lia | specialize (HN v Hv); lia]. }
  destruct Hmax as [N HN]. revert c HN.
  induction N as [|N IH]; intros c HN Hc.
  - destruct c as [|w c]; [simpl; lra |].
    rewrite (prefix_free_empty (w :: c) Hc); [simpl; lra |].
    specialize (HN w (or_introl eq_refl)). left. now destruct w; [| simpl in HN; lia].
  - destruct (in_dec (list_eq_dec Bool.bool_dec) [] c) as [He | He].
    + rewrite (prefix_free_empty c Hc He). simpl. lra.
    + rewrite (weight_starting c He).
      assert (Hhalf : forall b, weight (starting b c) <= 1).
      { intros b. apply IH; [| now apply prefix_free_starting].
        intros w Hw. apply In_starting in Hw. specialize (HN _ Hw). simpl in HN. lia. }
      pose proof (Hhalf true). pose proof (Hhalf false). lra.
Qed.

(** ** McMillan's inequality

    The m-th power of Kraft's sum is that of the readings of all sequences of m words. Those are different words of at
    most m L letters, and the words of each one length have the weight 1 at most. *)

Definition uniquely_decodable (c : list word) :=
  NoDup c /\ forall u v, incl u c -> incl v c -> concat u = concat v -> u = v.

Lemma prefix_common (u v s t : word) : u ++ s = v ++ t -> prefix u v \/ prefix v u.
Proof.
  revert v. induction u as [|x u IH]; intros v H; [left; now exists v |].
  destruct v as [|y v]; [right; now exists (x :: u) |].
  injection H as -> H. destruct (IH v H) as [[r ->] | [r ->]]; [left | right]; now exists r.
Qed.

Lemma prefix_free_uniquely_decodable c : prefix_free c -> ~ In [] c -> uniquely_decodable c.
Proof.
  intros [Hc H] He. split; [exact Hc |].
  induction u as [|w u IH]; intros v Hu Hv E.
  - destruct v as [|x v]; [reflexivity |]. exfalso. apply He.
    simpl in E. symmetry in E. apply app_eq_nil in E. destruct E as [-> _]. apply Hv. now left.
  - destruct v as [|x v].
    + exfalso. apply He. simpl in E. apply app_eq_nil in E. destruct E as [-> _]. apply Hu. now left.
    + simpl in E.
      assert (Hw : In w c) by (apply Hu; now left). assert (Hx : In x c) by (apply Hv; now left).
      assert (Ewx : w = x).
      { destruct (prefix_common _ _ _ _ E); [| symmetry]; apply H; trivial. }
      subst x. apply app_inv_head in E. f_equal. apply IH; trivial.
      * intros y Hy. apply Hu. now right.
      * intros y Hy. apply Hv. now right.
Qed.

(** All sequences of m words. *)
Fixpoint sequences (c : list word) (m : nat) : list (list word) :=
  match m with
  | O => [[]]
  | S k => flat_map (fun w => map (cons w) (sequences c k)) c
  end.

Lemma In_sequences c m s : In s (sequences c m) -> length s = m /\ incl s c.
Proof.
  revert s. induction m as [|m IH]; simpl; intros s H.
  - destruct H as [<- | []]. split; [reflexivity | intros w []].
  - apply in_flat_map in H. destruct H as (w & Hw & H). apply in_map_iff in H. destruct H as (t & <- & Ht).
    destruct (IH t Ht) as [El Hi]. split; [simpl; now rewrite El |]. now apply incl_cons.
Qed.

Lemma NoDup_app_disjoint {A} (l k : list A) :
  NoDup l -> NoDup k -> (forall x, In x l -> ~ In x k) -> NoDup (l ++ k).
Proof.
  induction 1 as [|x l Hx Hl IH]; simpl; intros Hk H; [exact Hk |].
  constructor; [| apply IH; auto].
  intros Hin. apply in_app_or in Hin. destruct Hin as [Hin | Hin]; [contradiction | now apply (H x (or_introl eq_refl))].
Qed.

Lemma NoDup_map_on {A B} (f : A -> B) l :
  NoDup l -> (forall x y, In x l -> In y l -> f x = f y -> x = y) -> NoDup (map f l).
Proof.
  induction 1 as [|x l Hx Hl IH]; simpl; intros H; constructor.
  - intros Hin. apply in_map_iff in Hin. destruct Hin as (y & E & Hy).
    apply Hx. rewrite <- (H y x); auto.
  - apply IH. auto.
Qed.

Lemma NoDup_sequences c m : NoDup c -> NoDup (sequences c m).
Proof.
  intros Hc. induction m as [|m IH]; simpl; [repeat constructor; now intros [] |].
  revert IH. generalize (sequences c m) as l. intros l Hl. induction Hc as [|w c Hw Hc IHc]; simpl; [constructor |].
  apply NoDup_app_disjoint; [| exact IHc |].
  - apply NoDup_map_on; [exact Hl |]. intros x y _ _ E. now injection E.
  - intros x Hx Hin. apply in_map_iff in Hx. destruct Hx as (s & <- & _).
    apply in_flat_map in Hin. destruct Hin as (v & Hv & Hin). apply in_map_iff in Hin.
    destruct Hin as (t & E & _). injection E as -> _. contradiction.
Qed.

Lemma weight_prepend w l : weight (map (fun s => w ++ concat s) l) = / 2 ^ length w * weight (map (@concat bool) l).
Proof.
  induction l as [|s l IH]; simpl; [ring |]. rewrite IH, app_length, pow_add.
  field. split; apply pow_nonzero; lra.
Qed.

Lemma weight_sequences c m : weight (map (@concat bool) (sequences c m)) = weight c ^ m.
Proof.
  induction m as [|m IH]; simpl; [rewrite Rinv_1; ring |].
  rewrite <- IH. clear IH. generalize (sequences c m) as l. intros l.
  induction c as [|w c IHc]; simpl; [ring |].
  rewrite map_app, weight_app, map_map. simpl. rewrite weight_prepend, IHc. ring.
Qed.

Lemma weight_filter (f : word -> bool) c :
  weight c = weight (filter f c) + weight (filter (fun w => negb (f w)) c).
Proof. induction c as [|w c IH]; simpl; [ring |]. rewrite IH. destruct (f w); simpl; ring. Qed.

(** Different words of fewer than N letters. *)
Lemma weight_le_length N c : NoDup c -> (forall w, In w c -> (length w < N)%nat) -> weight c <= INR N.
Proof.
  revert c. induction N as [|N IH]; intros c Hc HN.
  - destruct c as [|w c]; [simpl; lra | specialize (HN w (or_introl eq_refl)); lia].
  - rewrite (weight_filter (fun w => Nat.eqb (length w) N) c), S_INR, Rplus_comm.
    apply Rplus_le_compat.
    + apply IH; [now apply NoDup_filter |]. intros w Hw. apply filter_In in Hw. destruct Hw as [Hw E].
      specialize (HN w Hw). destruct (Nat.eqb_spec (length w) N); [discriminate | lia].
    + apply kraft. split; [now apply NoDup_filter |].
      intros u v Hu Hv [s ->]. apply filter_In in Hu, Hv. destruct Hu as [_ Eu], Hv as [_ Ev].
      apply Nat.eqb_eq in Eu, Ev. rewrite app_length in Ev.
      assert (El : length s = 0%nat) by lia. apply length_zero_iff_nil in El. subst s. now rewrite app_nil_r.
Qed.

Lemma length_concat_le L (s : list word) :
  (forall w, In w s -> (length w <= L)%nat) -> (length (concat s) <= length s * L)%nat.
Proof.
  induction s as [|w s IH]; simpl; intros H; [lia |].
  rewrite app_length. specialize (IH (fun v Hv => H v (or_intror Hv))). specialize (H w (or_introl eq_refl)). lia.
Qed.

(** Powers of a number above 1 outgrow every line. *)
Lemma pow_above_line x L : 1 < x -> exists m, INR m * L + 1 < x ^ m.
Proof.
  intros Hx. set (h := x - 1). assert (Hh : 0 < h) by (unfold h; lra).
  destruct (nfloor_ex (Rabs L * 2 / (h * h))) as [k [_ Hk]].
  { apply Rmult_le_pos; [pose proof (Rabs_pos L); lra | left; apply Rinv_0_lt_compat; nra]. }
  exists (2 * S k)%nat. rewrite pow_mult, mult_INR. replace (x ^ 2) with (x * x) by ring. rewrite Rpow_mult_distr.
  change (INR 2) with 2. rewrite <- S_INR in Hk. set (K := INR (S k)) in *.
  assert (HK : 1 <= K) by (unfold K; rewrite S_INR; pose proof (pos_INR k); lra).
  assert (B : 1 + K * h <= x ^ S k) by (replace x with (1 + h) by (unfold h; ring); now apply poly).
  assert (HL : Rabs L * 2 < K * (h * h)).
  { apply Rmult_lt_reg_r with (/ (h * h)); [apply Rinv_0_lt_compat; nra |].
    rewrite (Rmult_assoc K), Rinv_r by nra. unfold Rdiv in Hk. lra. }
  assert (Hsq : (1 + K * h) * (1 + K * h) <= x ^ S k * x ^ S k) by (apply Rmult_le_compat; nra).
  pose proof (Rle_abs L). nra.
Qed.

Theorem mcmillan c : uniquely_decodable c -> weight c <= 1.
Proof.
  intros [Hc H]. apply Rnot_lt_le. intros Hgt.
  assert (Hmax : exists L, forall w, In w c -> (length w <= L)%nat).
  { clear. induction c as [|w c [L HL]]; [exists 0%nat; intros w [] |].
    exists (max (length w) L). intros v [<- | Hv]; [lia | specialize (HL v Hv); lia]. }
  destruct Hmax as [L HL].
  destruct (pow_above_line (weight c) (INR L) Hgt) as [m Hm].
  revert Hm. apply Rle_not_lt. rewrite <- weight_sequences, <- mult_INR, <- S_INR.
  apply weight_le_length.
  - apply NoDup_map_on; [now apply NoDup_sequences |].
    intros u v Hu Hv. apply H; [apply (In_sequences c m u Hu) | apply (In_sequences c m v Hv)].
  - intros w Hw. apply in_map_iff in Hw. destruct Hw as (s & <- & Hs).
    destruct (In_sequences c m s Hs) as [El Hi]. rewrite <- El.
    apply Nat.lt_succ_r, length_concat_le. intros v Hv. now apply HL, Hi.
Qed.

(** ** Codes as families *)

Definition prefix_free_family (n : R) (code : R -> word) :=
  forall i j, in_range 1 n i -> in_range 1 n j -> prefix (code i) (code j) -> i = j.

Local Lemma integer_1 : integer 1.
Proof. exact (integer_IZR 1). Qed.

Local Hint Resolve integer_1 : core.

Local Lemma ln2_gt0 : 0 < ln 2.
Proof. apply ln_gt0. lra. Qed.

Lemma power_opp_length (w : word) : power 2 (- INR (length w)) = / 2 ^ length w.
Proof. now rewrite power_opp, power_nat by lra. Qed.

(** The words one by one. *)
Local Lemma Sum_weight n (code : R -> word) :
  Sum 1 n (fun i => power 2 (- INR (length (code i)))) =
  weight (map (fun k => code (1 + INR k)) (seq 0 (count 1 n))).
Proof.
  unfold Sum. induction (count 1 n) as [|m IH]; [reflexivity |].
  rewrite seq_S, map_app, weight_app. simpl. rewrite IH, power_opp_length. ring.
Qed.

Theorem kraft_family n code : prefix_free_family n code ->
  Sum 1 n (fun i => power 2 (- INR (length (code i)))) <= 1.
Proof.
  intros H. rewrite Sum_weight. apply kraft.
  assert (Hk : forall k, In k (seq 0 (count 1 n)) -> in_range 1 n (1 + INR k)).
  { intros k Hk. apply in_seq in Hk. apply range_member; [trivial | lia]. }
  split.
  - apply NoDup_map_on; [apply seq_NoDup |]. intros j k Hj Hjk E. apply INR_eq.
    enough (1 + INR j = 1 + INR k) by lra. apply H; auto. exists []. now rewrite app_nil_r.
  - intros u v Hu Hv P. apply in_map_iff in Hu, Hv. destruct Hu as (j & <- & Hj), Hv as (k & <- & Hjk).
    f_equal. apply H; auto.
Qed.

(** ** The entropy as a bound *)

Definition entropy_bits (n : R) (p : R -> R) := - Sum 1 n (fun i => xlogy (p i) (p i) / ln 2).
Definition cross_entropy_bits (n : R) (p q : R -> R) := - Sum 1 n (fun i => xlogy (p i) (q i) / ln 2).

Lemma entropy_bits_nats n p : entropy_bits n p = entropy n p / ln 2.
Proof. unfold entropy_bits, entropy. rewrite Sum_div. pose proof ln2_gt0. field. lra. Qed.

Lemma cross_entropy_bits_nats n p q : cross_entropy_bits n p q = cross_entropy n p q / ln 2.
Proof. unfold cross_entropy_bits, cross_entropy. rewrite Sum_div. pose proof ln2_gt0. field. lra. Qed.

Section CodingBound.

Variables (n : R) (p l : R -> R).
Hypothesis distribution_p : distribution n p.
Hypothesis kraft_l : Sum 1 n (fun i => power 2 (- l i)) <= 1.

Let q i := power 2 (- l i).

Local Lemma q_gt0 i : 0 < q i.
Proof. apply power_gt0. lra. Qed.

Local Lemma nonneg_q : nonneg n q.
Proof. intros i _. left. apply q_gt0. Qed.

Local Lemma dominated_q : absolutely_continuous n p q.
Proof. intros i _ H. pose proof (q_gt0 i). lra. Qed.

(** What the mean length exceeds the entropy by, in nats. *)
Lemma code_length_excess : (Sum 1 n (fun i => p i * l i) - entropy_bits n p) * ln 2 = kl_divergence n p q.
Proof.
  rewrite entropy_bits_nats. unfold entropy, kl_divergence, xlogy, q.
  rewrite (Sum_ext 1 n (fun i => p i * ln (p i) - _) (fun i => p i * ln (p i) + p i * l i * ln 2)); trivial.
  - rewrite Sum_plus, Sum_scal_r. pose proof ln2_gt0. field. lra.
  - intros i _. rewrite ln_power by lra. ring.
Qed.

Theorem coding_bound : entropy_bits n p <= Sum 1 n (fun i => p i * l i).
Proof.
  pose proof (kl_divergence_ge0 n p q (proj1 distribution_p) nonneg_q dominated_q) as H.
  rewrite (proj2 distribution_p) in H. specialize (H kraft_l). rewrite <- code_length_excess in H.
  pose proof ln2_gt0. nra.
Qed.

Theorem coding_bound_eq : entropy_bits n p = Sum 1 n (fun i => p i * l i) <->
  forall i, in_range 1 n i -> p i = power 2 (- l i).
Proof.
  pose proof (kl_divergence_eq0 n p q (proj1 distribution_p) nonneg_q dominated_q) as H.
  rewrite (proj2 distribution_p) in H. specialize (H kraft_l). rewrite <- code_length_excess in H.
  pose proof ln2_gt0. split; intros E; [apply H; rewrite E; ring |].
  apply H in E. apply Rmult_integral in E. lra.
Qed.

End CodingBound.

Corollary prefix_code_length n p code : distribution n p -> prefix_free_family n code ->
  entropy_bits n p <= Sum 1 n (fun i => p i * INR (length (code i))).
Proof. intros Hp Hc. apply coding_bound; [exact Hp | now apply kraft_family]. Qed.

(** ** Shannon's lengths *)

Definition shannon_length (p : R) := ceiling (- (ln p / ln 2)).

Lemma shannon_length_spec p : - (ln p / ln 2) <= shannon_length p < - (ln p / ln 2) + 1.
Proof. pose proof (ceiling_spec (- (ln p / ln 2))). unfold shannon_length. lra. Qed.

Lemma shannon_length_ge0 p : 0 < p <= 1 -> 0 <= shannon_length p.
Proof.
  intros [Hp H1]. apply Rle_trans with (2 := proj1 (shannon_length_spec p)).
  pose proof (ln_le0 p Hp H1). pose proof (Rinv_0_lt_compat _ ln2_gt0). unfold Rdiv. nra.
Qed.

Lemma power_shannon_length p : 0 < p -> power 2 (- shannon_length p) <= p.
Proof.
  intros Hp. rewrite power_positive by lra. unfold Rpower. rewrite <- (exp_ln p Hp) at 2.
  assert (H : - shannon_length p * ln 2 <= ln p).
  { pose proof (proj1 (shannon_length_spec p)) as H. pose proof ln2_gt0.
    assert (E : ln p / ln 2 * ln 2 = ln p) by (field; lra). nra. }
  destruct H as [H | ->]; [left; now apply exp_increasing | now right].
Qed.

Theorem shannon_lengths_kraft n p : (forall i, in_range 1 n i -> 0 < p i) -> Sum 1 n p <= 1 ->
  Sum 1 n (fun i => power 2 (- shannon_length (p i))) <= 1.
Proof.
  intros Hp Sp. apply Rle_trans with (2 := Sp). apply Sum_le; [trivial |].
  intros i Hi. now apply power_shannon_length, Hp.
Qed.

(** Words made for q, when the letters are distributed as p says. *)
Theorem wrong_code_length n p q : distribution n p ->
  cross_entropy_bits n p q <= Sum 1 n (fun i => p i * shannon_length (q i)) < cross_entropy_bits n p q + 1.
Proof.
  intros [Hp Sp]. unfold cross_entropy_bits, xlogy. rewrite <- Sum_opp. split.
  - apply Sum_le; [trivial |]. intros i Hi. specialize (Hp i Hi).
    pose proof (proj1 (shannon_length_spec (q i))).
    replace (- (p i * ln (q i) / ln 2)) with (p i * - (ln (q i) / ln 2)) by (unfold Rdiv; ring).
    now apply Rmult_le_compat_l.
  - apply Rlt_le_trans with (Sum 1 n (fun i => - (p i * ln (q i) / ln 2)) + Sum 1 n p); [| rewrite Sp; apply Rle_refl].
    rewrite <- Sum_plus.
    assert (Hex : exists k, in_range 1 n k /\ 0 < p k).
    { destruct (Rle_lt_dec 1 n) as [Hn | Hn]; [| rewrite Sum_empty in Sp; lra].
      destruct (Maximum_attained 1 n p integer_1 Hn) as (k & Hk & E). exists k. split; [exact Hk |].
      destruct (Hp k Hk) as [H | H]; [exact H | exfalso]. assert (Sum 1 n p = 0); [| lra].
      apply Sum_eq_0; [trivial |]. intros i Hi. pose proof (Maximum_ge 1 n p i integer_1 Hi).
      pose proof (Hp i Hi). lra. }
    destruct Hex as (k & Hk & Pk).
    assert (Hterm : forall i, - (p i * ln (q i) / ln 2) + p i = p i * (- (ln (q i) / ln 2) + 1))
      by (intros i; unfold Rdiv; ring).
    apply (Sum_lt_at 1 n _ _ k); trivial.
    + intros i Hi. rewrite Hterm. apply Rmult_le_compat_l; [now apply Hp |].
      pose proof (proj2 (shannon_length_spec (q i))). lra.
    + rewrite Hterm. apply Rmult_lt_compat_l; [exact Pk |]. apply shannon_length_spec.
Qed.

Corollary shannon_code_length n p : distribution n p ->
  entropy_bits n p <= Sum 1 n (fun i => p i * shannon_length (p i)) < entropy_bits n p + 1.
Proof. exact (wrong_code_length n p p). Qed.
