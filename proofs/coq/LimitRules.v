(** * The rules about limits

    On the theorems of Limits.v; a premise or a statement about a limit says that it exists and what it is.

    Main tactics: [rule_limit_of_a_continuous_function], [rule_difference_quotient], [rule_squeeze],
    [rule_limit_of_equals], [rule_arithmetic_of_limits]. *)

From Derive Require Export Limits Structure.

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
