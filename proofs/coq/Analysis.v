(** * The tactics of the analytic rules

    One tactic for each rule of Derive's kernel about mean values, limits, integrals and natural numbers, on the theorems
    of MeanValue.v, Limits.v and Integrals.v. As in Tactics.v the goal is a conjunction whose last part is the statement.

    Main tactics: [rule_mean_value], [rule_limit_of_a_continuous_function], [rule_difference_quotient], [rule_squeeze],
    [rule_limit_of_equals], [rule_arithmetic_of_limits], [rule_integral], [rule_linearity_of_the_integral],
    [rule_fundamental_theorem], [rule_affine_substitution], [rule_vanishing_integral], [rule_primitive],
    [rule_regularity_by_an_equation], [rule_integrability_by_an_equation], [rule_Archimedes], [rule_induction].

    Main statements: [archimedes], [integer_induction], [constant_between], [RInt_combination], [RInt_affine_ends]. *)

From Derive Require Export MeanValue Limits Integrals Tactics Structure.

(** ** Natural numbers *)

Lemma integer_induction k (P : R -> Prop) : integer k -> P k ->
  (forall m, integer m -> k <= m -> P m -> P (m + 1)) ->
  forall m, integer m -> k <= m -> P m.
Proof.
  intros Hk H0 HS m Hm Hkm.
  apply (range_induction (k + 1) P).
  - apply integer_plus; [exact Hk | exact (integer_IZR 1)].
  - now replace (k + 1 - 1) with k by ring.
  - intros n Hn Hkn. apply HS; [exact Hn | lra].
  - exact Hm.
  - lra.
Qed.

(** If b < a, then c / m is too small from some m on. *)
Lemma archimedes k a b c :
  (forall m, integer m -> k <= m -> m <> 0 -> a <= b + c / m) -> a <= b.
Proof.
  intros H. apply Rnot_lt_le. intros Hab.
  set (m := IZR (up (Rabs k + Rabs c / (a - b)))).
  assert (Hm : Rabs k + Rabs c / (a - b) < m) by apply archimed.
  assert (Hc : 0 <= Rabs c / (a - b))
    by (apply Rmult_le_pos; [apply Rabs_pos | left; apply Rinv_0_lt_compat; lra]).
  pose proof (Rabs_pos k). pose proof (Rle_abs k). pose proof (Rle_abs c).
  specialize (H m (integer_IZR _) ltac:(lra) ltac:(lra)).
  assert (c / m < a - b); [| lra].
  apply Rmult_lt_reg_r with m; [lra |]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra.
  apply Rle_lt_trans with (Rabs c); [lra |].
  apply Rmult_lt_reg_l with (/ (a - b)); [apply Rinv_0_lt_compat; lra |].
  rewrite <- Rmult_assoc, Rinv_l, Rmult_1_l by lra. unfold Rdiv in Hm. lra.
Qed.

(** What the premises say of the value t, where their conditions are seen to hold. *)
Ltac at_point t :=
  repeat match goal with
  | H : forall x : R, _ |- _ =>
      lazymatch goal with _ : taken H t |- _ => fail | _ => idtac end;
      let H' := fresh in
      pose proof (H t) as H'; cbv beta in H';
      lazymatch type of H' with ?T => lazymatch type of T with Prop => idtac end end;
      feed_all H';
      pose proof (I : taken H t)
  end; clear_marks; split_context
with feed_all H :=
  lazymatch type of H with
  | forall _ : R, _ => idtac
  | ?A -> ?B =>
      let H' := fresh in
      assert (H' : A) by (clear H; cbv beta; first [assumption | lra | intro; lra | side_premise]);
      specialize (H H'); clear H'; feed_all H
  | _ => idtac
  end.

Ltac rule_Archimedes :=
  ready;
  conclude ltac:(idtac;
    match goal with
    | P : forall m : R, integer m /\ ?k <= m -> _ |- ?a <= ?b =>
        let m := fresh "m" in let Hm := fresh in let Hk := fresh in let H0 := fresh in let H := fresh in
        eapply (archimedes k a b); intros m Hm Hk H0;
        pose proof (P m (conj Hm Hk)) as H; split_context; eassumption
    end).

(** At a literal number, power is a plain power. *)
Ltac literal_powers :=
  rewrite ?power_0_r, ?power_1_r in *; cbn [pow] in *; rewrite ?Rmult_1_r in *.

(** The first premise is the statement at k; the second leads from each number to the next. *)
Ltac rule_induction base step :=
  lazymatch goal with
  | |- forall m : R, integer m /\ ?k <= m -> _ =>
      let m := fresh "m" in let Hm := fresh in let Hk := fresh in let IH := fresh in let H := fresh in
      intros m [Hm Hk]; pattern m; revert m Hm Hk;
      apply integer_induction;
      [ side_integer
      | cbv beta; clear step; first [solve [take_apart; split_all; assumption] | ready;
        conclude ltac:(first [assumption | literal_powers; first [assumption | relation] | relation])]
      | intros m Hm Hk IH; cbv beta in *; let all := statement_of step in pose proof (all m (conj Hm Hk)) as H;
        clear base; take_apart;
        repeat match goal with
        | J : ?A -> ?B |- _ =>
            lazymatch type of A with Prop => specialize (J ltac:(split_all; first [assumption | at_hand | lra])) end
        end;
        first [solve [take_apart; split_all; assumption] | ready; conclude ltac:(first [assumption | relation])] ]
  | |- _ /\ _ => split; [ready; side | rule_induction base step]
  end.

(** ** The mean value theorem *)

(** What the premise P says of the derivative at x. *)
Ltac slope_at P x :=
  let H := fresh in
  pose proof (P x) as H; cbv beta in H; feed_all H; split_context; first [assumption | lra | side].

Ltac continuous_between P :=
  first
  [ apply continuous_on_derivable; let x := fresh "x" in let Hx := fresh in
    intros x Hx; cbv beta in Hx; split_context; solve [slope_at P x]
  | solve [continuity] ].

Ltac slopes P :=
  let x := fresh "x" in let Hx := fresh in
  intros x Hx; split_context; split; [slope_at P x | slope_at P x].

Ltac by_mean_value F P a b :=
  lazymatch goal with
  | |- _ <= _ => apply (increasing_of_derivative F a b); [continuous_between P | side | slopes P]
  | |- _ < _ => apply (strictly_increasing_of_derivative F a b); [continuous_between P | side | slopes P]
  | |- _ >= _ => apply Rle_ge, (decreasing_of_derivative F a b); [continuous_between P | side | slopes P]
  | |- _ > _ => apply Rlt_gt, (strictly_decreasing_of_derivative F a b); [continuous_between P | side | slopes P]
  end.

(** The points in between lie in the interval of the premise. *)
Ltac between :=
  intros; unfold Rmin, Rmax in *; repeat destruct Rle_dec; split_context; lra.

Lemma constant_between (f : R -> R) a b : continuous_on (fun x => Rmin a b <= x <= Rmax a b) f ->
  (forall x, Rmin a b < x < Rmax a b -> ex_derive f x /\ Derive f x = 0) -> f a = f b.
Proof.
  intros Hc. apply (constant_of_derivative (fun x => Rmin a b <= x <= Rmax a b)); [| | | exact Hc].
  - intros x y z Hx Hz Hy. lra.
  - split; [apply Rmin_l | apply Rmax_l].
  - split; [apply Rmin_r | apply Rmax_r].
Qed.

Ltac by_constancy F P a b :=
  apply (constant_between F a b);
  [ unfold Rmin, Rmax; destruct (Rle_dec a b); continuous_between P
  | unfold Rmin, Rmax; destruct (Rle_dec a b); slopes P ].

(** The premise says of all x inside the interval what sign F has there; the statement compares F a with F b. *)
Ltac rule_mean_value a b :=
  ready;
  conclude ltac:(idtac;
    match goal with
    | P : forall x : R, _ |- _ =>
        match type of P with context [Derive ?F _] =>
          lazymatch goal with
          | |- _ <= _ => change (F a <= F b)
          | |- _ < _ => change (F a < F b)
          | |- _ >= _ => change (F a >= F b)
          | |- _ > _ => change (F a > F b)
          | |- _ = _ => change (F a = F b)
          end;
          solve [by_mean_value F P a b | by_constancy F P a b]
        end
    end).

(** ** Limits *)

Lemma near_between_proper (S : R -> Prop) (a lo hi : R) :
  lo < hi -> lo <= a -> a <= hi -> (forall x, lo < x < hi -> S x) -> ProperFilter (near S a).
Proof. intros H H1 H2. now apply near_proper. Qed.

(** The filter comes near to its point: an open interval of S beside the point. *)
Ltac inside := intros; cbv beta in *; split_context; repeat split; first [exact I | lra | side].

Ltac proper :=
  lazymatch goal with
  | |- ProperFilter (above (fun x => _ < x < ?u) ?a) => apply (above_proper _ a u); [side | inside]
  | |- ProperFilter (above (fun x => _ <= x < ?u) ?a) => apply (above_proper _ a u); [side | inside]
  | |- ProperFilter (above (fun x => _ < x <= ?u) ?a) => apply (above_proper _ a u); [side | inside]
  | |- ProperFilter (above (fun x => _ <= x <= ?u) ?a) => apply (above_proper _ a u); [side | inside]
  | |- ProperFilter (above (fun x => x < ?u) ?a) => apply (above_proper _ a u); [side | inside]
  | |- ProperFilter (above (fun x => x <= ?u) ?a) => apply (above_proper _ a u); [side | inside]
  | |- ProperFilter (above _ ?a) => apply (above_proper _ a (a + 1)); [lra | inside]
  | |- ProperFilter (below (fun x => ?l < x < _) ?a) => apply (below_proper _ a l); [side | inside]
  | |- ProperFilter (below (fun x => ?l <= x < _) ?a) => apply (below_proper _ a l); [side | inside]
  | |- ProperFilter (below (fun x => ?l < x <= _) ?a) => apply (below_proper _ a l); [side | inside]
  | |- ProperFilter (below (fun x => ?l <= x <= _) ?a) => apply (below_proper _ a l); [side | inside]
  | |- ProperFilter (below (fun x => ?l < x) ?a) => apply (below_proper _ a l); [side | inside]
  | |- ProperFilter (below (fun x => ?l <= x) ?a) => apply (below_proper _ a l); [side | inside]
  | |- ProperFilter (below _ ?a) => apply (below_proper _ a (a - 1)); [lra | inside]
  | |- ProperFilter (near (fun x => ?l < x < ?u) ?a) =>
      apply (near_between_proper _ a l u); [side | side | side | inside]
  | |- ProperFilter (near (fun x => ?l <= x < ?u) ?a) =>
      apply (near_between_proper _ a l u); [side | side | side | inside]
  | |- ProperFilter (near (fun x => ?l < x <= ?u) ?a) =>
      apply (near_between_proper _ a l u); [side | side | side | inside]
  | |- ProperFilter (near (fun x => ?l <= x <= ?u) ?a) =>
      apply (near_between_proper _ a l u); [side | side | side | inside]
  | |- ProperFilter (near (fun x => ?l < x) ?a) =>
      apply (near_between_proper _ a l (a + 1)); [side | side | lra | inside]
  | |- ProperFilter (near (fun x => ?l <= x) ?a) =>
      apply (near_between_proper _ a l (a + 1)); [side | side | lra | inside]
  | |- ProperFilter (near (fun x => x < ?u) ?a) =>
      apply (near_between_proper _ a (a - 1) u); [side | lra | side | inside]
  | |- ProperFilter (near (fun x => x <= ?u) ?a) =>
      apply (near_between_proper _ a (a - 1) u); [side | lra | side | inside]
  | |- ProperFilter (near _ ?a) => apply (near_between_proper _ a (a - 1) (a + 1)); [lra | lra | lra | inside]
  end.

(** What holds of all x of the set (but the point) holds along the filter. *)
Ltac along_filter :=
  let x := fresh "x" in let Hx := fresh in let Ha := fresh in
  lazymatch goal with
  | |- near _ _ _ => apply near_all; intros x Hx Ha
  | |- above _ _ _ => apply above_all; intros x Hx Ha
  | |- below _ _ _ => apply below_all; intros x Hx Ha
  end;
  cbv beta in *; split_context.

Ltac each_part tactic :=
  lazymatch goal with
  | |- _ /\ _ => split; each_part tactic
  | |- _ => tactic
  end.

(** The premises are taken at the x of the filter; [along] also argues with them. *)
Ltac along_as_stated :=
  along_filter;
  lazymatch goal with x : R |- _ => at_point x end;
  each_part ltac:(first
    [ assumption
    | lra
    | progress intros; first [assumption | lra]
    | let i := fresh "i" in let Hi := fresh in intros i Hi; at_point i; assumption ]).

Ltac along :=
  first
  [ solve [along_as_stated]
  | solve [along_filter; side]
  | along_filter; lazymatch goal with x : R |- _ => at_point x end;
    each_part ltac:(first [assumption | solve [side] | relation]) ].

(** From [is_limit F f v] to the statement that the limit exists and is v; the obligations beside it. *)
Ltac conclude_limit limit :=
  lazymatch goal with
  | |- context [Limit ?F ?f = ?v] =>
      let L := fresh in let E := fresh in
      destruct (Limit_intro F f v ltac:(proper) ltac:(limit)) as [L E];
      repeat match goal with |- _ /\ _ => split end;
      first [exact L | exact E | assumption | solve [side] | solve [along] | solve [at_some_point F; assumption]]
  end
(** What does not depend on the moving point is read off the premises at some point. *)
with at_some_point F :=
  lazymatch F with
  | above _ ?a => at_point (a + 1)
  | below _ ?a => at_point (a - 1)
  | near _ (Finite ?a) => at_point (a + 1); at_point (a - 1)
  end.

(** The point belongs to the set, or is added to it. *)
Ltac limit_by_continuity :=
  idtac;
  lazymatch goal with
  | |- is_limit (?way ?S ?a) ?f ?v =>
      let f_at_a := eval cbv beta in (f a) in
      replace v with f_at_a by (first [reflexivity | algebra]);
      first
      [ limit_on S a f
      | lazymatch S with
        | fun x => a < x => limit_on (fun x : R => a <= x) a f
        | fun x => x < a => limit_on (fun x : R => x <= a) a f
        | fun x => a < x < ?u => limit_on (fun x : R => a <= x < u) a f
        | fun x => a < x <= ?u => limit_on (fun x : R => a <= x <= u) a f
        | fun x => ?l < x < a => limit_on (fun x : R => l < x <= a) a f
        | fun x => ?l <= x < a => limit_on (fun x : R => l <= x <= a) a f
        end
      | limit_on (fun _ : R => True) a f ]
  end
with limit_on D a f :=
  lazymatch goal with
  | |- is_limit (near ?S _) _ _ => apply (is_limit_continuous S D f a); limit_conditions
  | |- is_limit (above ?S _) _ _ => apply (is_limit_continuous_above S D f a); limit_conditions
  | |- is_limit (below ?S _) _ _ => apply (is_limit_continuous_below S D f a); limit_conditions
  end
with limit_conditions :=
  [> solve [continuity] | solve [cbv beta; side] | solve [inside] ].

Ltac rule_limit_of_a_continuous_function := ready; conclude_limit limit_by_continuity.

Ltac limit_of_quotient :=
  idtac;
  lazymatch goal with
  | |- is_limit (near ?S ?a) _ (Derive ?f _) => apply (is_limit_difference_quotient S f a); side
  | |- is_limit (above ?S ?a) _ (Derive ?f _) => apply (is_limit_difference_quotient_above S f a); side
  | |- is_limit (below ?S ?a) _ (Derive ?f _) => apply (is_limit_difference_quotient_below S f a); side
  end.

Ltac rule_difference_quotient := ready; conclude_limit limit_of_quotient.

(** The limits that the premises state. *)
Ltac stated_limits :=
  repeat match goal with
  | L : ex_limit ?F ?f, E : Limit ?F ?f = ?v |- _ =>
      lazymatch goal with _ : is_limit F f v |- _ => fail | _ => idtac end;
      pose proof (Limit_elim F f v L E)
  end.

Ltac limit_squeezed :=
  idtac; stated_limits;
  match goal with
  | G : is_limit ?F ?g ?v, H : is_limit ?F ?h ?v |- is_limit ?F ?f ?v =>
      apply (is_limit_squeeze F f g h v); [solve [along_as_stated] | exact G | exact H]
  | G : is_limit ?F ?g ?v, H : is_limit ?F ?h ?v |- is_limit ?F ?f ?v =>
      apply (is_limit_squeeze F f g h v); [solve [along] | exact G | exact H]
  end.

Ltac rule_squeeze := ready; conclude_limit limit_squeezed.

Ltac limit_of_equal :=
  idtac; stated_limits;
  match goal with
  | G : is_limit ?F ?g ?v |- is_limit ?F ?f ?v => apply (is_limit_ext F g f v); [solve [along] | exact G]
  end.

Ltac rule_limit_of_equals := ready; conclude_limit limit_of_equal.

Ltac limit_of_operation :=
  idtac; stated_limits;
  match goal with
  | G : is_limit ?F ?g ?v, H : is_limit ?F ?h ?w |- is_limit ?F ?f _ =>
      first
      [ exact (is_limit_plus F g h v w G H)
      | exact (is_limit_minus F g h v w G H)
      | exact (is_limit_mult F g h v w G H)
      | exact (is_limit_div F g h v w ltac:(side) G H) ]
  end.

Ltac rule_arithmetic_of_limits := ready; conclude_limit limit_of_operation.

(** ** Integrals *)

Ltac at_range_point := let x := fresh "x" in let Hx := fresh in intros x Hx; cbv beta; split_context; at_point x.

(** a ln b where a is 0, and where it is not. *)
Ltac xlogy_by_cases :=
  match goal with
  | H : 0 <= ?t |- context [xlogy _ _] =>
      let H0 := fresh in
      destruct H as [H0 | H0]; [solve [relation] | rewrite <- H0; unfold xlogy; solve [ring | field; side]]
  end.

Ltac pointwise := at_range_point; first [assumption | lra | solve [relation] | xlogy_by_cases].

(** An integral that the premises speak of, or one of a continuous function. *)
Ltac integrable :=
  first
  [ assumption
  | solve [side]
  | solve [intros; side] ].

Ltac integral_relation :=
  idtac;
  lazymatch goal with
  | |- RInt ?f ?a ?b = RInt ?g ?a ?b => apply (RInt_eq f g a b); [side | pointwise]
  | |- RInt ?f ?a ?b <= RInt ?g ?a ?b => apply (RInt_le f g a b); [side | integrable | integrable | pointwise]
  | |- RInt ?f ?a ?b >= RInt ?g ?a ?b =>
      apply Rle_ge, (RInt_le g f a b); [side | integrable | integrable | pointwise]
  | |- RInt ?f ?a ?b < RInt ?g ?a ?b =>
      apply (RInt_lt_continuous_on f g a b); [side | continuity | continuity | pointwise]
  | |- RInt ?f ?a ?b > RInt ?g ?a ?b =>
      apply Rlt_gt, (RInt_lt_continuous_on g f a b); [side | continuity | continuity | pointwise]
  end.

Ltac rule_integral := ready; conclude integral_relation.

(** A combination of integrals is the integral of the combination h. *)
Lemma RInt_combination (f h : R -> R) a b (v : R) : a <= b ->
  is_RInt h a b v -> (forall x, a <= x <= b -> f x = h x) -> RInt f a b = v :> R.
Proof. intros Hab Hh E. rewrite (RInt_eq f h a b Hab E). now apply is_RInt_unique. Qed.

Lemma is_RInt_0 a b : is_RInt (fun _ => 0) a b 0.
Proof.
  pose proof (is_RInt_const (V := R_NormedModule) a b 0) as H.
  change (scal (b - a) 0) with ((b - a) * 0) in H. now rewrite Rmult_0_r in H.
Qed.

Lemma is_RInt_Rplus (f g : R -> R) a b u v :
  is_RInt f a b u -> is_RInt g a b v -> is_RInt (fun x => f x + g x) a b (u + v).
Proof. apply (is_RInt_plus (V := R_NormedModule)). Qed.

Lemma is_RInt_Rminus (f g : R -> R) a b u v :
  is_RInt f a b u -> is_RInt g a b v -> is_RInt (fun x => f x - g x) a b (u - v).
Proof. apply (is_RInt_minus (V := R_NormedModule)). Qed.

Lemma is_RInt_Ropp (f : R -> R) a b u : is_RInt f a b u -> is_RInt (fun x => - f x) a b (- u).
Proof. apply (is_RInt_opp (V := R_NormedModule)). Qed.

Lemma is_RInt_scal_l (f : R -> R) a b c u : is_RInt f a b u -> is_RInt (fun x => c * f x) a b (c * u).
Proof. apply (is_RInt_scal (V := R_NormedModule)). Qed.

Lemma is_RInt_RInt (f : R -> R) a b : ex_RInt f a b -> is_RInt f a b (RInt f a b).
Proof. apply (RInt_correct (V := R_CompleteNormedModule)). Qed.

Ltac combination_of_integrals :=
  lazymatch goal with
  | |- is_RInt _ _ _ 0 => apply is_RInt_0
  | |- is_RInt _ _ _ (_ + _) => eapply is_RInt_Rplus; combination_of_integrals
  | |- is_RInt _ _ _ (_ - _) => eapply is_RInt_Rminus; combination_of_integrals
  | |- is_RInt _ _ _ (- _) => eapply is_RInt_Ropp; combination_of_integrals
  | |- is_RInt _ _ _ (_ * RInt _ _ _) => eapply is_RInt_scal_l; combination_of_integrals
  | |- is_RInt _ _ _ (RInt ?f ?a ?b) => apply (is_RInt_RInt f a b); integrable
  end.

Ltac by_linearity :=
  idtac;
  lazymatch goal with
  | |- RInt ?f ?a ?b = ?v =>
      eapply (RInt_combination f _ a b v); [side | combination_of_integrals | pointwise]
  end.

Ltac rule_linearity_of_the_integral := ready; conclude by_linearity.

(** The premise says that F' is the integrand. *)
Ltac by_fundamental_theorem :=
  idtac;
  match goal with
  | P : forall x : R, _ |- RInt ?f ?a ?b = ?v =>
      match type of P with context [Derive ?F _] =>
        let value := eval cbv beta in (F b - F a) in
        replace v with value by (first [reflexivity | relation]);
        apply (RInt_fundamental F f a b);
        [ side | continuous_between P | continuity
        | let x := fresh "x" in let Hx := fresh in
          intros x Hx; split_context; at_point x; split; first [assumption | lra | side] ]
      end
  end.

Ltac rule_fundamental_theorem := ready; conclude by_fundamental_theorem.

Lemma RInt_affine_ends (f : R -> R) u v a b l h : 0 < u -> u * a + v = l -> u * b + v = h ->
  ex_RInt f l h -> RInt f l h = u * RInt (fun x => f (u * x + v)) a b :> R.
Proof. intros Hu <- <- Hf. apply RInt_affine; [lra | exact Hf]. Qed.

Lemma ex_RInt_affine_ends (f : R -> R) u v a b l h : 0 < u -> u * a + v = l -> u * b + v = h ->
  ex_RInt (fun x => f (u * x + v)) a b -> ex_RInt f l h.
Proof.
  intros Hu <- <- H.
  assert (E : forall x, / u * (u * x + v) + - v / u = x) by (intros x; field; lra).
  assert (H' : ex_RInt (fun y => scal (/ u) (f (u * (/ u * y + - v / u) + v))) (u * a + v) (u * b + v)).
  { apply (ex_RInt_comp_lin (fun x => f (u * x + v))). now rewrite !E. }
  apply (ex_RInt_scal_l _ _ _ u) in H'. revert H'. apply ex_RInt_ext. intros y _.
  change (u * (/ u * f (u * (/ u * y + - v / u) + v)) = f y :> R).
  replace (u * (/ u * y + - v / u) + v) with y by (field; lra). field. lra.
Qed.

Lemma between_scaled u l h y : 0 < u -> u * l <= y <= u * h -> l <= y / u <= h.
Proof.
  intros Hu [H1 H2]. assert (E : u * (y / u) = y) by (field; lra).
  split; apply Rmult_le_reg_l with u; lra.
Qed.

Lemma scaled_0 u x : 0 < u -> (u * x + 0) / u = x.
Proof. intros. field. lra. Qed.

(** Parts that say the same in other words. *)
Ltac same_parts := first [reflexivity | solve [field; side] | f_equal; same_parts].

(** Where y / u lies between l and h, and what the context says of that point. *)
Ltac at_scaled u l h :=
  let y := fresh "y" in let Hy := fresh in
  intros y Hy; cbv beta; rewrite ?(scaled_0 u y) by side;
  try (let H := fresh in pose proof (between_scaled u l h y ltac:(side) Hy) as H; at_point (y / u));
  split_context; try at_point y; each_part ltac:(first [assumption | solve [side]]).

(** The inner integrand g is f (u x + v); its integral exists, and so does the other one. *)
Ltac by_affine_substitution :=
  lazymatch goal with
  | |- context [RInt ?f ?l ?h = ?u * RInt ?g ?a ?b] =>
      let E := fresh "E" in let I := fresh "I" in let J := fresh "J" in
      assert (E : forall x, a <= x <= b -> g x = f (u * x + (l - u * a))) by (intros; cbv beta; same_parts);
      assert (J : ex_RInt g a b)
        by (first
              [ integrable
              | eapply (ex_RInt_eq _ g a b);
                [ side
                | let x := fresh "x" in intros x ?; cbv beta; rewrite (scaled_0 u x) by side; reflexivity
                | cbv beta; integrable ] ]);
      assert (I : ex_RInt f l h)
        by (apply (ex_RInt_affine_ends f u (l - u * a) a b l h);
            [side | ring | first [ring | relation] | apply (ex_RInt_eq g); [side | exact E | exact J]]);
      each_part ltac:(first
        [ exact I
        | exact J
        | rewrite (RInt_affine_ends f u (l - u * a) a b l h); [| side | ring | first [ring | relation] | exact I];
          apply Rmult_eq_compat_l; symmetry; apply (RInt_eq g); [side | exact E]
        | solve [side]
        | at_scaled u a b ])
  end.

Ltac rule_affine_substitution := ready; by_affine_substitution.

Ltac by_vanishing_integral :=
  idtac;
  match goal with
  | _ : RInt ?f ?a ?b <= 0, x : R |- _ = 0 =>
      change (f x = 0); apply (RInt_vanishing f a b); [side | continuity | pointwise | assumption | split; assumption]
  | _ : RInt ?f ?a ?b = 0, x : R |- _ = 0 =>
      change (f x = 0); apply (RInt_vanishing f a b); [side | continuity | pointwise | lra | split; assumption]
  end.

Ltac rule_vanishing_integral := ready; conclude by_vanishing_integral.

(** The premise holds for every primitive F of f on the set J, so it does for the one that there is. *)
Ltac rule_primitive :=
  intros;
  match goal with
  | P : forall F : R -> R, continuous_on ?J F -> _, C : continuous_on _ ?f |- _ =>
      let F := fresh "F" in let HF := fresh in let D := fresh in
      destruct (primitive_exists J f) as (F & HF & D);
      [ unfold interval_set; intros; cbv beta in *; split_context; repeat split; lra
      | exact C
      | apply (P F HF); first [assumption | primitive_slopes D] ]
  end
with primitive_slopes D :=
  let x := fresh "x" in let Hx := fresh in
  intros x Hx; cbv beta in *; split_context;
  repeat match goal with |- _ /\ _ => split end;
  first [solve [side] | eexists; primitive_at D x | apply is_derive_unique; primitive_at D x]
(** Between x and either end of J there are further numbers of J. *)
with primitive_at D x :=
  first
  [ match goal with
    | _ : ?l < x, _ : x < ?h |- _ => apply (D x ((l + x) / 2) ((x + h) / 2)); cbv beta; repeat split; lra
    | _ : ?l < x |- _ => apply (D x ((l + x) / 2) (x + 1)); cbv beta; repeat split; lra
    | _ : x < ?h |- _ => apply (D x (x - 1) ((x + h) / 2)); cbv beta; repeat split; lra
    end
  | apply (D x (x - 1) (x + 1)); cbv beta; repeat split; first [exact I | lra] ].

(** A function with the values of one that is differentiable by its form. *)
Lemma ex_derive_equal (f g : R -> R) x :
  locally x (fun t => f t = g t) -> ex_derive g x -> ex_derive f x.
Proof. intros E. apply ex_derive_ext_loc. revert E. apply filter_imp. intros t Ht. now symmetry. Qed.

Ltac by_equation_nearby :=
  eapply ex_derive_equal;
  [ let_it_move; apply filter_forall; let t := fresh "t" in intros t; intros; at_point t;
    match goal with E : _ t = _ |- _ => exact E end
  | cbv beta; side ].

Ltac rule_regularity_by_an_equation := ready; conclude by_equation_nearby.

Ltac by_integrable_equal :=
  idtac;
  lazymatch goal with
  | |- ex_RInt ?f ?a ?b =>
      match goal with
      | P : forall x : R, a <= x <= b -> _ |- _ =>
          eapply (ex_RInt_eq _ f a b);
          [ side
          | let x := fresh "x" in let Hx := fresh in
            intros x Hx; split_context; at_point x; symmetry; match goal with E : _ = _ |- _ => exact E end
          | side ]
      end
  end.

Ltac rule_integrability_by_an_equation := ready; conclude by_integrable_equal.
