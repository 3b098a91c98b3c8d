(** * The tactic [defined]: obligations of a statement, and signs

    An obligation is a conjunction of simple conditions under quantifiers and implications: [0 < t], [t <> 0], [0 <= t],
    [a <= b], [integer t], [in_range a b t] … The tactics here go by the form of the term first (a product of positive
    numbers is positive, a sum of positive terms over a range that is not empty is) and leave what remains to linear
    and then to non-linear arithmetic over what the context says of the terms that occur.

    Main tactics:
    - [saturate]: what is said of all entries of a family, said of the entries that occur in the goal;
    - [side]: one goal of the kinds above;
    - [defined]: any conjunction of them. *)

From Derive Require Export Derivatives Contexts.
From Interval Require Export Tactic.

Ltac beta := cbv beta.

(** Later files extend [side] to the existence of derivatives, integrals and limits. *)
Ltac side_of_calculus := fail.

Ltac side :=
  beta;
  lazymatch goal with
  | |- True => exact I
  | |- _ /\ _ => split; side
  | |- ~ (_ = _) => side_neq
  | |- ~ (_ < _) => apply Rle_not_lt; side
  | |- ~ (_ <= _) => apply Rlt_not_le; side
  | |- ~ (_ > _) => apply Rle_not_gt; side
  | |- ~ (_ >= _) => apply Rlt_not_ge; side
  | |- ~ (_ <> _) => let H := fresh in intro H; apply H; side
  | |- ~ _ => let H := fresh in intro H; split_context; exfalso; lra
  | |- _ -> False => side_neq
  | |- in_range _ _ _ => first [assumption | split; [side | split; side]]
  | |- integer _ => side_integer
  | |- forall i : R, in_range (IZR _) (IZR _) i -> _ => side_range
  | |- forall i : R, in_range _ _ i -> _ =>
      let i := fresh "i" in intros i ?; split_context; first [at_index i; at_hand_all | side | at_index i; side]
  | |- forall _, _ => intro; split_context; first [side | exfalso; lra]
  | |- _ > _ => apply Rlt_gt; side
  | |- _ >= _ => apply Rle_ge; side
  | |- 0 < _ => first [solve [plainly_positive] | side_pos]
  | |- 0 <= _ => side_nonneg
  | |- _ < 0 => side_neg
  | |- _ <= 0 => side_nonpos
  | |- 1 <= _ / _ => first [assumption | apply quotient_ge_1; [side_pos | solve [side]] | side_arith]
  | |- 1 < _ / _ => first [assumption | apply quotient_gt_1; [side_pos | solve [side]] | side_arith]
  | |- _ / _ <= 1 => first [assumption | apply quotient_le_1; [side_pos | solve [side]] | side_arith]
  | |- _ / _ < 1 => first [assumption | apply quotient_lt_1; [side_pos | solve [side]] | side_arith]
  | |- exp _ < 1 => first [assumption | apply exp_lt_1; side_neg]
  | |- 1 < exp _ => first [assumption | apply exp_gt_1; side_pos]
  | |- exp _ <= 1 => first [assumption | left; apply exp_lt_1; side_neg | side_arith]
  | |- 1 <= exp _ => first [assumption | left; apply exp_gt_1; side_pos | side_arith]
  | |- ?t <= 1 => first [assumption | side_at_most_1 t | side_arith]
  | |- _ < _ => first [assumption | side_arith]
  | |- _ <= _ / ?v => first [assumption | is_var v; apply le_quotient; lra | side_arith]
  | |- _ / ?v <= _ => first [assumption | is_var v; apply quotient_le; lra | side_arith]
  | |- _ <= _ => first [assumption | side_arith]
  | |- xlogy_defined _ _ => side_xlogy
  | |- ?a = 0 \/ 0 < ?a => first [assumption | apply nonneg_cases; side_nonneg]
  | |- ?a = 0 \/ 0 < ?u =>
      first [ assumption | apply (zero_or_above a u); [solve [side_nonneg] | solve [saturate; lra]]
            | right; side | left; side ]
  | |- _ \/ _ => first [assumption | left; side | right; side]
  | |- ?f ?t = _ => first [assumption | reflexivity | lra | from_family f t]
  | |- _ = _ => first [assumption | reflexivity | lra]
  | |- _ => first [assumption | side_of_calculus]
  end
with side_range :=
  first
  [ assumption
  | let i := fresh "i" in
    let H := fresh "H" in
    intros i H; spell_range H; subst i; spell_entries; side
  | let i := fresh "i" in intros i ?; split_context; first [at_index i; at_hand_all | side | at_index i; side] ]
with at_hand_all :=
  lazymatch goal with
  | |- _ /\ _ => split; at_hand_all
  | |- _ => assumption
  end
with side_at_most_1 t :=
  lazymatch t with
  | power _ _ => apply power_le_1; [side_pos | side | side_nonneg]
  | _ * _ => apply times_le1; [solve [side_nonneg] | solve [side_nonneg] | solve [side] | solve [side]]
  end
(** A member of a range by linear arithmetic alone: asked often, mostly in vain. *)
with in_range_quickly := split; [side_integer | split; first [assumption | lra]]
with side_integer :=
  first
  [ assumption
  | lazymatch goal with
    | |- integer (IZR _) => apply integer_IZR
    | |- integer (INR _) => apply integer_INR
    | |- integer (_ + _) => apply integer_plus; side_integer
    | |- integer (_ - _) => apply integer_minus; side_integer
    | |- integer (- _) => apply integer_opp; side_integer
    | |- integer (_ * _) => apply integer_mult; side_integer
    | |- integer (_ ^ _) => apply integer_pow; side_integer
    | |- integer (power _ _) => apply integer_power; [side_integer | side_integer | side]
    | |- integer (floor _) => apply integer_floor
    | |- integer (ceiling _) => apply integer_ceiling
    | |- integer (Rmax _ _) => apply integer_Rmax; side_integer
    | |- integer (Rmin _ _) => apply integer_Rmin; side_integer
    | |- integer (Rabs _) => apply integer_Rabs; side_integer
    | |- integer (Sum _ _ _) => apply integer_Sum; [side_integer | intros; beta; split_context; side_integer]
    | |- integer (?f ?t) => from_family f t
    end ]
(** What the context says of all entries of the family f, taken at t. *)
with from_family f t :=
  match goal with
  | H : forall i : R, _ |- _ =>
      let H' := fresh in
      pose proof (H t) as H';
      lazymatch type of H' with context [f t] => idtac end;
      feed H'; split_context; solve [assumption | lra]
  end
with feed H :=
  lazymatch type of H with
  | forall _ : R, _ => idtac
  | ?A -> ?B =>
      let H' := fresh in
      assert (H' : A) by (clear H; side_premise); specialize (H H'); clear H'; feed H
  | _ => idtac
  end
(** What is asked of the index is looked for; an equation or an order between values only among the hypotheses. Nothing
    here goes through [saturate], which comes here itself. *)
with side_premise :=
  lazymatch goal with
  | |- in_range _ _ _ => first [assumption | split; [side_integer | split; side_bound]]
  | |- integer _ => side_integer
  | |- _ /\ _ => split; side_premise
  | |- 0 < _ / _ => first [assumption | apply Rdiv_lt_0_compat; lra]
  | |- _ / _ <= 1 => first [assumption | apply quotient_le_1; lra]
  | |- _ <= _ / ?v => first [assumption | is_var v; apply le_quotient; lra | lra]
  | |- _ / ?v <= _ => first [assumption | is_var v; apply quotient_le; lra | lra]
  | |- _ => first [assumption | lra]
  end
with side_bound :=
  first
  [ assumption
  | lra
  | match goal with |- context [?f ?t] => head_is_variable f; lazymatch type of t with R => idtac end; from_family f t end ]
(** What the context says of all indices, said of one. *)
with at_index i :=
  repeat match goal with
  | H : forall _ : R, _ |- _ =>
      lazymatch goal with _ : taken H i |- _ => fail | _ => idtac end;
      let T := type of H in
      lazymatch type of T with Prop => idtac end;
      let H' := fresh in
      pose proof (H i) as H'; feed H'; pose proof (I : taken H i)
  end; clear_marks; split_context
with saturate :=
  repeat match goal with
  | H : forall i : R, _ |- context [?f ?t] =>
      head_is_variable f;
      lazymatch type of t with R => idtac end;
      lazymatch goal with _ : taken H t |- _ => fail | _ => idtac end;
      let H' := fresh in
      pose proof (H t) as H';
      lazymatch type of H' with context [f t] => idtac end;
      feed H';
      pose proof (I : taken H t)
  | H : forall i : R, _, Hi : integer ?i |- _ =>
      is_var i;
      lazymatch goal with _ : taken H i |- _ => fail | _ => idtac end;
      let H' := fresh in
      pose proof (H i) as H'; feed H';
      pose proof (I : taken H i)
  end; clear_marks; split_context
with side_pos :=
  first
  [ assumption
  | lazymatch goal with
    | |- 0 < exp _ => apply exp_pos
    | |- 0 < PI => apply PI_RGT_0
    | |- 0 < IZR _ => lra
    | |- 0 < Sum _ _ _ => apply Sum_gt0; [side_integer | side | intros; beta; split_context; side]
    | |- 0 < Prod _ _ _ => apply Prod_gt0; [side_integer | intros; beta; split_context; side]
    | |- 0 < _ * _ => apply Rmult_lt_0_compat; side_pos
    | |- 0 < _ / _ => apply Rdiv_lt_0_compat; side_pos
    | |- 0 < / _ => apply Rinv_0_lt_compat; side_pos
    | |- 0 < _ ^ _ => apply pow_lt; side_pos
    | |- 0 < sqrt _ => apply sqrt_lt_R0; side_pos
    | |- 0 < power _ _ => apply power_gt0; side_pos
    | |- 0 < cosh _ => apply cosh_gt0
    | |- 0 < ln _ => apply ln_gt0; solve [side]
    | |- 0 < Rmax 0 _ => apply Rmax_gt0_r; side_pos
    | |- 0 < Rmax _ _ => first [apply Rmax_gt0_l; solve [side_pos] | apply Rmax_gt0_r; solve [side_pos]]
    | |- 0 < Rmin _ _ => apply Rmin_gt0; side_pos
    | |- 0 < Rabs _ => apply Rabs_pos_lt; side_neq
    | |- 0 < _ + _ => first [lra | apply Rplus_lt_0_compat; side_pos | apply Rplus_lt_le_0_compat; [side_pos | side_nonneg]
                             | apply Rplus_le_lt_0_compat; [side_nonneg | side_pos]]
    | |- 0 < ?f ?t => head_is_variable f; first [from_family f t | side_not_zero f t]
    end
  | lazymatch goal with N : ?t <> 0 |- 0 < ?t => apply (nonneg_neq_pos t); [side_nonneg_plain | exact N] end
  | lazymatch goal with H : exp ?u <= ?t |- 0 < ?t => apply (Rlt_le_trans _ _ _ (exp_pos u) H) end
  | side_arith
  | side_fraction ]
(** An entry that is ≥ 0, and whose being 0 contradicts the context. *)
with side_not_zero f t :=
  apply nonneg_neq_pos; [from_family f t | let E := fresh in intro E; at_index t; lra]
(** By the form alone, without arithmetic: what fails here fails quickly. *)
with plainly_positive :=
  beta;
  lazymatch goal with
  | |- 0 < exp _ => apply exp_pos
  | |- 0 < Sum _ _ _ => apply Sum_gt0; [side_integer | first [assumption | lra] | intros; split_context; plainly_positive]
  | |- 0 < _ * _ => apply Rmult_lt_0_compat; plainly_positive
  | |- 0 < _ / _ => apply Rdiv_lt_0_compat; plainly_positive
  | |- 0 < / _ => apply Rinv_0_lt_compat; plainly_positive
  | |- 0 < _ ^ _ => apply pow_lt; plainly_positive
  | |- 0 < sqrt _ => apply sqrt_lt_R0; plainly_positive
  | |- 0 < _ + _ =>
      first
      [ lra
      | apply Rplus_le_lt_0_compat; [plainly_nonnegative | plainly_positive]
      | apply Rplus_lt_le_0_compat; [plainly_positive | plainly_nonnegative] ]
  | |- 0 < ?f ?t => first [assumption | head_is_variable f; from_family f t]
  | |- 0 < _ => first [assumption | lra]
  | |- _ > 0 => apply Rlt_gt; plainly_positive
  end
with plainly_nonnegative :=
  beta;
  lazymatch goal with
  | |- 0 <= exp _ => left; apply exp_pos
  | |- 0 <= Sum _ _ _ => apply Sum_ge0; [side_integer | intros; split_context; plainly_nonnegative]
  | |- 0 <= _ * _ => apply Rmult_le_pos; plainly_nonnegative
  | |- 0 <= _ / _ => apply Rmult_le_pos; [plainly_nonnegative | left; apply Rinv_0_lt_compat; plainly_positive]
  | |- 0 <= _ ^ 2 => apply pow2_ge_0
  | |- 0 <= _ ^ _ => apply pow_le; plainly_nonnegative
  | |- 0 <= _ + _ => apply Rplus_le_le_0_compat; plainly_nonnegative
  | |- 0 <= ?f ?t => first [assumption | head_is_variable f; from_family f t]
  | |- 0 <= _ => first [assumption | lra]
  end
(** Without going through [side_pos] again. *)
with side_nonneg_plain :=
  first
  [ assumption
  | lazymatch goal with |- 0 <= ?f ?t => head_is_variable f; from_family f t end
  | side_arith ]
(** Over a common denominator. *)
with side_fraction :=
  lazymatch goal with
  | |- 0 < ?t =>
      lazymatch t with
      | context [/ _] => idtac
      | context [_ / _] => idtac
      end;
      field_simplify t; [apply Rdiv_lt_0_compat; side_polynomial | side]
  end
with side_polynomial :=
  saturate; exponentials_positive;
  first [lra | side_products | nra]
with side_products :=
  lazymatch goal with
  | |- 0 < _ * _ => apply Rmult_lt_0_compat; side_products
  | |- 0 < _ ^ _ => apply pow_lt; side_products
  | |- 0 < _ + _ => apply Rplus_lt_0_compat; side_products
  | |- _ => lra
  end
with side_nonneg :=
  first
  [ assumption
  | lazymatch goal with
    | |- 0 <= IZR _ => lra
    | |- 0 <= exp _ => left; apply exp_pos
    | |- 0 <= Sum _ _ _ => apply Sum_ge0; [side_integer | intros; beta; split_context; side]
    | |- 0 <= Prod _ _ _ => apply Prod_ge0; [side_integer | intros; beta; split_context; side]
    | |- 0 <= Rabs _ => apply Rabs_pos
    | |- 0 <= sqrt _ => apply sqrt_pos
    | |- 0 <= ?x * ?x => apply Rle_0_sqr
    | |- 0 <= _ ^ 2 => apply pow2_ge_0
    | |- 0 <= _ * _ => apply Rmult_le_pos; side_nonneg
    | |- 0 <= _ / _ => apply Rmult_le_pos; [side_nonneg | left; apply Rinv_0_lt_compat; side_pos]
    | |- 0 <= / _ => left; apply Rinv_0_lt_compat; side_pos
    | |- 0 <= _ ^ _ => apply pow_le; side_nonneg
    | |- 0 <= power _ _ => first [left; apply power_gt0; side_pos | apply power_ge0; [side_nonneg | side_pos]]
    | |- 0 <= ln _ => apply ln_ge0; solve [side]
    | |- 0 <= - _ => apply Ropp_0_ge_le_contravar, Rle_ge; side_nonpos
    | |- 0 <= _ + _ => first [lra | apply Rplus_le_le_0_compat; side_nonneg]
    | |- 0 <= ?f ?t => head_is_variable f; from_family f t
    end
  | left; side_pos
  | side_arith ]
with side_neg :=
  first
  [ assumption
  | lra
  | lazymatch goal with
    | |- - _ < 0 => apply Ropp_lt_gt_0_contravar; apply Rlt_gt; side_pos
    | |- ln _ < 0 => apply ln_lt0; [side_pos | side]
    end
  | side_arith ]
with side_nonpos :=
  first
  [ assumption
  | lra
  | lazymatch goal with
    | |- - _ <= 0 => apply Rge_le, Ropp_0_le_ge_contravar; side_nonneg
    | |- ln _ <= 0 => apply ln_le0; [side_pos | side]
    | |- xlogy _ _ <= 0 => unfold xlogy; side_nonpos
    | |- _ * _ <= 0 => first [ apply mult_nonneg_nonpos; [solve [side_nonneg] | solve [side_nonpos]]
                             | apply mult_nonpos_nonneg; [solve [side_nonpos] | solve [side_nonneg]] ]
    end
  | left; solve [side_neg]
  | side_arith ]
with side_neq :=
  first
  [ assumption
  | apply not_eq_sym; assumption
  | lazymatch goal with
    | |- ?t <> 0 =>
        lazymatch t with
        | exp _ => apply Rgt_not_eq, exp_pos
        | PI => apply PI_neq0
        | _ * _ => apply Rmult_integral_contrapositive_currified; side_neq
        | _ / _ => apply Rmult_integral_contrapositive_currified; [side_neq | apply Rinv_neq_0_compat; side_neq]
        | / _ => apply Rinv_neq_0_compat; side_neq
        | log_base _ _ => unfold log_base; side_neq
        | - _ => apply Ropp_neq_0_compat; side_neq
        | _ ^ _ => apply pow_nonzero; side_neq
        | _ + _ => apply Rgt_not_eq; solve [plainly_positive]
        | Sum _ _ _ => apply Rgt_not_eq; solve [plainly_positive]
        | ln _ => apply ln_neq0; [side_pos | side_neq]
        end
    end
  | lazymatch goal with
    | |- ?u / ?v <> ?w =>
        lazymatch w with 0 => fail | _ => apply quotient_neq; [side_neq | let H := fresh in intro H] end;
        first [lra | match goal with N : ?a <> ?b |- False => apply N; lra end]
    end
  | apply Rgt_not_eq, Rlt_gt; side_positive
  | apply Rlt_not_eq; side_neg
  | let H := fresh in intro H;
    match goal with N : ?a <> ?b |- False => apply N; lra end
  | let H := fresh in intro H; saturate;
    match goal with N : ?a <> ?b |- False => apply N; lra end ]
(** a > b, for any b. *)
with side_positive :=
  lazymatch goal with
  | |- 0 < _ => side_pos
  | |- _ => side_arith
  end
with side_xlogy :=
  first
  [ assumption
  | left; solve [assumption | lra]
  | right; split; solve [assumption]
  | lazymatch goal with
    | |- xlogy_defined ?a ?a => apply xlogy_defined_same; solve [side_nonneg]
    | |- xlogy_defined ?a (?u / ?v) => apply xlogy_defined_over; [solve [side_pos] | solve [side_xlogy]]
    | |- xlogy_defined ?a (?u * ?v) =>
        first [ apply xlogy_defined_times; [solve [side_pos] | solve [side_xlogy]]
              | apply xlogy_defined_times_r; [solve [side_pos] | solve [side_xlogy]] ]
    end
  | lazymatch goal with
    | |- xlogy_defined ?a ?b =>
        lazymatch b with
        | context [exp] => left; solve [side_pos]
        end
    end
  | let H := fresh in
    lazymatch goal with
    | |- xlogy_defined ?a ?b =>
        destruct (Req_dec b 0) as [H | H];
        [ right; split; [saturate; first [assumption | lra | nra] | exact H]
        | left; apply nonneg_neq_pos; [solve [side_nonneg] | exact H] ]
    end
  | left; solve [side_pos] ]
with side_arith :=
  first
  [ lra
  | solve [progress integers_apart; lra]
  | saturate; values_bounded; first [lra | logarithms_signed; lra | exponentials_positive; first [lra | nra]]
  | solve [progress quotients_signed; first [lra | nra]]
  | interval
  | split_values; lra ]
(** The signs of quotients that can be told, and which of them are less than 1. *)
with quotients_signed :=
  repeat match goal with
  | |- context [?u / ?v] =>
      lazymatch v with IZR _ => fail | _ => idtac end;
      lazymatch goal with _ : taken u v |- _ => fail | _ => idtac end;
      pose proof (I : taken u v);
      let H := fresh in
      assert (H : 0 < u / v) by (apply Rdiv_lt_0_compat; solve [lra | exponentials_positive; lra]);
      try (let H' := fresh in
           assert (H' : u / v < 1) by (apply quotient_lt_1; exponentials_positive; lra))
  end; clear_marks
(** Whole numbers one of which is less differ by 1 at least. *)
with integers_apart :=
  repeat match goal with
  | H : ?a < ?b |- _ =>
      lazymatch goal with _ : taken H a |- _ => fail | _ => idtac end;
      pose proof (I : taken H a);
      let H' := fresh in assert (H' : a + 1 <= b) by (apply integer_lt_le; [side_integer | side_integer | exact H])
  end; clear_marks
(** The signs of logarithms that can be told. *)
with logarithms_signed :=
  repeat match goal with
  | |- context [ln ?u] =>
      lazymatch goal with _ : taken ln u |- _ => fail | _ => idtac end;
      pose proof (I : taken ln u);
      first [ let H := fresh in assert (H : ln u <= 0) by (apply ln_le0; [side_pos | side])
            | let H := fresh in assert (H : 0 <= ln u) by (apply ln_ge0; side)
            | idtac ]
  end; clear_marks.

(** Conjunctions, with the context taken apart once. *)
Ltac defined := intros; split_context; side.
