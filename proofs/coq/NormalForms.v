(** * The tactic [normal]: a term brought to a form that [field] can compare

    [normal] closes a goal [t = ?x]: [?x] becomes a form of t in which
    - logarithms of products, quotients, powers, roots, exponentials and whole numbers are spelt out, where the factors
      are positive; exponentials of sums likewise;
    - sums over a range are linear combinations of sums of products of what depends on the index, their factors in
      front; Kronecker's delta picks a term; sums over short literal ranges are spelt out;
    - derivatives are taken; absolute values, maxima and cases whose condition is decided are gone.

    Every step is the application of a lemma of Rewriting.v or WeightedSums.v, from the outside in; what a lemma asks
    for is proved by [side]. Where a condition cannot be proved, the term stays as it is.

    Main tactics: [normal], [normal_sum], [over_one_denominator]. *)

From Derive Require Export Differentiation Rewriting WeightedSums.

Implicit Types (a b c u v x y : R) (f g h : R -> R).

Lemma Derive_eta f x : Derive (fun t => f t) x = Derive f x.
Proof. reflexivity. Qed.

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

(** A sum of fractions u, which occurs in the goal, written over their common denominator. *)
Ltac over_one_denominator u :=
  lazymatch u with
  | context [/ _] => idtac
  | context [_ / _] => idtac
  end;
  let H := fresh in
  eassert (H : u = _) by (field_simplify; [reflexivity | side ..]);
  rewrite H; clear H.

Ltac normal :=
  cbv beta;
  lazymatch goal with
  | |- IZR _ = _ => reflexivity
  | |- ?u + ?v = _ => eapply same_plus; [normal | normal]
  | |- ?u - ?v = _ => eapply same_minus; [normal | normal]
  | |- - ?u = _ => eapply same_opp; normal
  | |- ?u * ?v = _ => eapply same_mult; [normal | normal]
  | |- (?u + ?u) / 2 = _ => eapply half_of_double; normal
  | |- ?u / 1 = _ => eapply over_1; normal
  | |- ?u / ?v = _ => eapply same_div; [normal | normal]
  | |- / ?u = _ => eapply same_inv; normal
  | |- 0 ^ S ?n = _ => apply (zero_to_the n)
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
(** Logarithms and absolute values of sums of fractions. *)
with normal_ln_fraction :=
  lazymatch goal with |- ln ?u = _ => over_one_denominator u end;
  lazymatch goal with
  | |- ln (?n / ?d) = _ => eapply (ln_over n d); [solve [side] | solve [side] | normal_ln_end | normal_ln_end]
  end
with normal_Rabs_fraction :=
  lazymatch goal with
  | |- Rabs ?u = _ =>
      lazymatch u with
      | _ / IZR _ => fail
      | context [Sum _ _ _] => fail
      | context [/ IZR _] => fail
      | _ => over_one_denominator u
      end
  end;
  lazymatch goal with
  | |- Rabs (_ / _) = _ =>
      eapply Rabs_of_over; [reflexivity | first [eapply Rabs_is; [solve [side] | reflexivity] | reflexivity]]
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
  | |- exp (0 * ?u) = _ => apply (exp_0_times u)
  | |- exp (?u * 0) = _ => apply (exp_times_0 u)
  | |- exp (0 / ?u) = _ => apply (exp_0_over u)
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
  | |- power ?u (- ?v * ?w) = _ => first [eapply (power_neg_times u v w); [solve [side] | normal_power] | normal_power_atom]
  | |- power ?u (1 * ?v) = _ => eapply (power_once u v); normal_power
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
(** A power of a sum of fractions. *)
with normal_power_fraction :=
  lazymatch goal with
  | |- power ?u _ = _ =>
      lazymatch u with
      | context [/ IZR _] => fail
      | context [_ / IZR _] => fail
      | context [Sum _ _ _] => fail
      | _ => over_one_denominator u
      end
  end;
  lazymatch goal with
  | |- power (?n / ?d) ?v = _ =>
      eapply (power_of_over n v d); [solve [side] | solve [side] | normal_power | normal_power]
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
