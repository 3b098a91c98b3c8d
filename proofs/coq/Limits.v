(** * Limits within an interval

    The filters [near S a], [above S a] and [below S a] of Base.v: x goes to a within the set S, freely, from above or
    from below, and never is a. A certificate says of a limit that it exists ([ex_limit]) and what it is ([Limit]).

    Main statements
    - [Limit_intro], [Limit_elim]: from [is_limit] to these two statements and back.
    - [near_proper], [above_proper], [below_proper]: S has numbers as near to a as one likes; without such there is no
      limit.
    - [near_within], [above_within], [below_within]: what the filters say.
    - [is_limit_continuous], [is_limit_continuous_above], [is_limit_continuous_below]: the limit of a continuous function
      is its value.
    - [is_limit_difference_quotient], [is_limit_difference_quotient_above], [is_limit_difference_quotient_below]: that of
      the slopes of secants is the derivative.
    - [is_limit_squeeze], [is_limit_ext]: between two functions with one limit; of a function that is equal there.
    - [is_limit_plus], [is_limit_minus], [is_limit_mult], [is_limit_div], [is_limit_opp], [is_limit_scal]. *)

From Derive Require Import Base.
Local Open Scope R_scope.

(** ** The limit that exists and its value *)

Lemma Limit_intro F (f : R -> R) l :
  ProperFilter F -> is_limit F f l -> ex_limit F f /\ Limit F f = l.
Proof. intros HF H. split; [split; [exact HF | now exists l] | now apply is_limit_unique]. Qed.

Lemma Limit_correct F (f : R -> R) : ex_limit F f -> is_limit F f (Limit F f).
Proof. intros [HF [l H]]. now rewrite (is_limit_unique F HF f l H). Qed.

Lemma Limit_elim F (f : R -> R) l : ex_limit F f -> Limit F f = l -> is_limit F f l.
Proof. intros H <-. now apply Limit_correct. Qed.

(** ** The three ways to go to a *)

Lemma near_within (S : R -> Prop) (a : R) (P : R -> Prop) :
  near S a P <-> within (fun x => S x /\ x <> a) (locally a) P.
Proof.
  unfold near, within. simpl. unfold locally', within.
  split; apply filter_imp; intros x H.
  - intros [HS Hx]. apply H; [exact Hx |]. split; [exact HS |]. intros E. now injection E.
  - intros Hx [HS _]. now apply H.
Qed.

Lemma above_within (S : R -> Prop) a (P : R -> Prop) :
  above S a P <-> within (fun x => S x /\ a < x) (locally a) P.
Proof. unfold above, at_right, within. split; apply filter_imp; intuition. Qed.

Lemma below_within (S : R -> Prop) a (P : R -> Prop) :
  below S a P <-> within (fun x => S x /\ x < a) (locally a) P.
Proof. unfold below, at_left, within. split; apply filter_imp; intuition. Qed.

Global Instance near_filter S (a : Rbar) : Filter (near S a).
Proof. apply within_filter, Rbar_locally'_filter. Qed.

Global Instance above_filter S a : Filter (above S a).
Proof. apply within_filter, within_filter, locally_filter. Qed.

Global Instance below_filter S a : Filter (below S a).
Proof. apply within_filter, within_filter, locally_filter. Qed.

(** What holds throughout, but perhaps not at a, holds along the filter. *)
Lemma near_all (S : R -> Prop) (a : R) (P : R -> Prop) :
  (forall x, S x -> x <> a -> P x) -> near S a P.
Proof. intros H. apply near_within. unfold within. apply filter_forall. intros x [HS Hx]. now apply H. Qed.

Lemma above_all (S : R -> Prop) a (P : R -> Prop) : (forall x, S x -> a < x -> P x) -> above S a P.
Proof. intros H. apply above_within. unfold within. apply filter_forall. intros x [HS Hx]. now apply H. Qed.

Lemma below_all (S : R -> Prop) a (P : R -> Prop) : (forall x, S x -> x < a -> P x) -> below S a P.
Proof. intros H. apply below_within. unfold within. apply filter_forall. intros x [HS Hx]. now apply H. Qed.

Lemma within_proper (T : R -> Prop) a :
  (forall e, 0 < e -> exists x, T x /\ Rabs (x - a) < e) -> ProperFilter (within T (locally a)).
Proof.
  intros H. constructor; [| apply within_filter, locally_filter].
  intros P [e He]. destruct (H e (cond_pos e)) as (x & HT & Hx). exists x. now apply He.
Qed.

Lemma proper_filter_equiv (F G : (R -> Prop) -> Prop) :
  (forall P, F P <-> G P) -> Filter F -> ProperFilter G -> ProperFilter F.
Proof.
  intros E HF HG. constructor; [| exact HF]. intros P HP. now apply (filter_ex (F := G)), E.
Qed.

Lemma above_proper (S : R -> Prop) a b :
  a < b -> (forall x, a < x < b -> S x) -> ProperFilter (above S a).
Proof.
  intros Hab HS. apply (proper_filter_equiv _ _ (above_within S a)); [apply above_filter |].
  apply within_proper. intros e He. exists (a + Rmin e (b - a) / 2).
  pose proof (Rmin_l e (b - a)). pose proof (Rmin_r e (b - a)).
  assert (0 < Rmin e (b - a)) by (apply Rmin_glb_lt; lra).
  repeat split; [apply HS; lra | lra |]. rewrite Rabs_pos_eq; lra.
Qed.

Lemma below_proper (S : R -> Prop) a b :
  b < a -> (forall x, b < x < a -> S x) -> ProperFilter (below S a).
Proof.
  intros Hab HS. apply (proper_filter_equiv _ _ (below_within S a)); [apply below_filter |].
  apply within_proper. intros e He. exists (a - Rmin e (a - b) / 2).
  pose proof (Rmin_l e (a - b)). pose proof (Rmin_r e (a - b)).
  assert (0 < Rmin e (a - b)) by (apply Rmin_glb_lt; lra).
  repeat split; [apply HS; lra | lra |]. rewrite Rabs_left1; lra.
Qed.

(** a is an end of the open interval ]lo, hi[ or one of its members. *)
Lemma near_proper (S : R -> Prop) (a lo hi : R) :
  lo < hi -> lo <= a <= hi -> (forall x, lo < x < hi -> S x) -> ProperFilter (near S a).
Proof.
  intros Hlh Ha HS. apply (proper_filter_equiv _ _ (near_within S a)); [apply near_filter |].
  assert (H : ProperFilter (above S a) \/ ProperFilter (below S a)).
  { destruct (Rlt_dec a hi) as [H | H].
    - left. apply (above_proper S a hi H). intros x Hx. apply HS. lra.
    - right. apply (below_proper S a lo); [lra |]. intros x Hx. apply HS. lra. }
  constructor; [| apply within_filter, locally_filter]. intros P HP.
  destruct H as [H | H]; apply (filter_ex (ProperFilter := H));
    [apply above_within | apply below_within]; revert HP; unfold within; apply filter_imp;
    intros x HP [HSx Hx]; apply HP; (split; [exact HSx | lra]).
Qed.

(** Beyond every bound. *)
Lemma near_infinity_proper (S : R -> Prop) lo :
  (forall x, lo < x -> S x) -> ProperFilter (near S p_infty).
Proof.
  intros HS. constructor; [| apply near_filter]. intros P [M HM].
  exists (Rmax M lo + 1). pose proof (Rmax_l M lo). pose proof (Rmax_r M lo).
  apply HM; [lra |]. split; [apply HS; lra | discriminate].
Qed.

(** ** Continuous functions *)

Section Continuous.

Variables (S D : R -> Prop) (f : R -> R) (a : R).
Hypothesis continuous_f : continuous_on D f.
Hypothesis D_a : D a.
Hypothesis S_D : forall x, S x -> D x.

Let to_value (T : R -> Prop) : (forall x, T x -> D x) -> is_limit (within T (locally a)) f (f a).
Proof.
  intros H P HP. specialize (continuous_f a D_a P HP). revert continuous_f.
  unfold filtermap, within. apply filter_imp. auto.
Qed.

Lemma is_limit_continuous : is_limit (near S a) f (f a).
Proof.
  intros P HP. apply near_within. apply (to_value (fun x => S x /\ x <> a)); [| exact HP].
  intros x [Hx _]. auto.
Qed.

Lemma is_limit_continuous_above : is_limit (above S a) f (f a).
Proof.
  intros P HP. apply above_within. apply (to_value (fun x => S x /\ a < x)); [| exact HP].
  intros x [Hx _]. auto.
Qed.

Lemma is_limit_continuous_below : is_limit (below S a) f (f a).
Proof.
  intros P HP. apply below_within. apply (to_value (fun x => S x /\ x < a)); [| exact HP].
  intros x [Hx _]. auto.
Qed.

End Continuous.

(** ** The difference quotient *)

Section DifferenceQuotient.

Variables (S : R -> Prop) (f : R -> R) (a : R).
Hypothesis derivable_f : ex_derive f a.

Let quotient u := (f u - f a) / (u - a).

Let to_slope (T : R -> Prop) : (forall x, T x -> x <> a) ->
  is_limit (within T (locally a)) quotient (Derive f a).
Proof.
  intros HT P [e HP].
  destruct (proj1 (is_derive_Reals f a _) (Derive_correct f a derivable_f) e (cond_pos e)) as [d Hd].
  exists d. intros x Hx Tx. apply HP.
  change (Rabs (quotient x - Derive f a) < e). change (Rabs (x - a) < d) in Hx.
  specialize (Hd (x - a)). rewrite (Rplus_minus a x) in Hd.
  apply Hd; [| exact Hx]. specialize (HT x Tx). lra.
Qed.

Lemma is_limit_difference_quotient : is_limit (near S a) quotient (Derive f a).
Proof.
  intros P HP. apply near_within. apply (to_slope (fun x => S x /\ x <> a)); [| exact HP]. tauto.
Qed.

Lemma is_limit_difference_quotient_above : is_limit (above S a) quotient (Derive f a).
Proof.
  intros P HP. apply above_within. apply (to_slope (fun x => S x /\ a < x)); [| exact HP].
  intros x [_ Hx]. lra.
Qed.

Lemma is_limit_difference_quotient_below : is_limit (below S a) quotient (Derive f a).
Proof.
  intros P HP. apply below_within. apply (to_slope (fun x => S x /\ x < a)); [| exact HP].
  intros x [_ Hx]. lra.
Qed.

End DifferenceQuotient.

(** ** Comparison and arithmetic *)

Section Filter.

Context (F : (R -> Prop) -> Prop) {HF : Filter F}.

Lemma is_limit_squeeze f g h l : F (fun x => g x <= f x <= h x) ->
  is_limit F g l -> is_limit F h l -> is_limit F f l.
Proof. exact (filterlim_le_le (F := F) g f h (Finite l)). Qed.

Lemma is_limit_ext f g l : F (fun x => f x = g x) -> is_limit F f l -> is_limit F g l.
Proof. exact (filterlim_ext_loc f g). Qed.

Lemma is_limit_const c : is_limit F (fun _ => c) c.
Proof. apply filterlim_const. Qed.

Lemma is_limit_plus f g l m : is_limit F f l -> is_limit F g m -> is_limit F (fun x => f x + g x) (l + m).
Proof.
  intros Hf Hg. apply (filterlim_comp_2 (G := locally l) (H := locally m) f g Rplus Hf Hg).
  exact (filterlim_plus (V := R_NormedModule) l m).
Qed.

Lemma is_limit_mult f g l m : is_limit F f l -> is_limit F g m -> is_limit F (fun x => f x * g x) (l * m).
Proof.
  intros Hf Hg. apply (filterlim_comp_2 (G := locally l) (H := locally m) f g Rmult Hf Hg).
  exact (filterlim_mult (K := R_AbsRing) l m).
Qed.

Lemma is_limit_opp f l : is_limit F f l -> is_limit F (fun x => - f x) (- l).
Proof.
  intros Hf. apply (filterlim_comp _ _ _ f Ropp F (locally l) _ Hf).
  exact (filterlim_opp (V := R_NormedModule) l).
Qed.

Lemma is_limit_minus f g l m : is_limit F f l -> is_limit F g m -> is_limit F (fun x => f x - g x) (l - m).
Proof. intros Hf Hg. now apply is_limit_plus; [| apply is_limit_opp]. Qed.

Lemma is_limit_scal c f l : is_limit F f l -> is_limit F (fun x => c * f x) (c * l).
Proof. intros Hf. apply is_limit_mult; [apply is_limit_const | exact Hf]. Qed.

Lemma is_limit_inv f l : l <> 0 -> is_limit F f l -> is_limit F (fun x => / f x) (/ l).
Proof.
  intros Hl Hf. apply (filterlim_comp _ _ _ f Rinv F (locally l) _ Hf).
  now apply continuous_Rinv.
Qed.

Lemma is_limit_div f g l m : m <> 0 ->
  is_limit F f l -> is_limit F g m -> is_limit F (fun x => f x / g x) (l / m).
Proof. intros Hm Hf Hg. apply is_limit_mult; [exact Hf | now apply is_limit_inv]. Qed.

End Filter.
