(** * One tactic for each rule of the kernel

    A step of a certificate is closed by the tactic of its rule: the goal is a conjunction, obligations first and the
    statement last; the context holds what the variables range over, the hypotheses and the premises.

    Main tactics:
    - [algebra]: an equation, by normal forms and [field];
    - [rule_algebra], [rule_definition], [rule_sign], [rule_combine], [rule_regularity];
    - [rule_sum], [rule_strict_sum], [rule_term_of_a_sum], [rule_vanishing_sum], [rule_triangle_inequality],
      [rule_split_sum], [rule_entry_of_a_maximum], [rule_bound_of_a_maximum]. *)

From Derive Require Export Signs.

Create HintDb vocabulary.

(** ** Equations *)

Lemma compare (s t x y : R) : s = x -> t = y -> x = y -> s = t.
Proof. congruence. Qed.

Lemma normal_equation (s t x y : R) : s = x -> t = y -> s = t -> x = y.
Proof. congruence. Qed.

Lemma Sum_same a b c d (f g : R -> R) :
  a = c -> b = d -> integer a -> (forall i, in_range a b i -> f i = g i) -> Sum a b f = Sum c d g.
Proof. intros <- <- Ha H. now apply Sum_ext. Qed.

Lemma Maximum_same a b c d (f g : R -> R) :
  a = c -> b = d -> integer a -> a <= b -> (forall i, in_range a b i -> f i = g i) -> Maximum a b f = Maximum c d g.
Proof. intros <- <- Ha Hab H. now apply Maximum_ext. Qed.

Lemma Prod_same a b c d (f g : R -> R) :
  a = c -> b = d -> integer a -> (forall i, in_range a b i -> f i = g i) -> Prod a b f = Prod c d g.
Proof. intros <- <- Ha H. now apply Prod_ext. Qed.

Lemma power_square u x y : 0 < u -> y = 2 * x -> power u x ^ 2 = power u y.
Proof. intros Hu ->. replace (2 * x) with (x + x) by ring. rewrite power_plus by assumption. ring. Qed.

Ltac different u v := tryif constr_eq u v then fail else idtac.

(** By the laws of a field alone. *)
Ltac by_field := first [reflexivity | solve [ring] | solve [field; defined] | solve [lra]].

(** Equations of the context, brought to normal form. *)
Ltac normal_equations :=
  repeat match goal with
  | H : ?s = ?t |- _ =>
      lazymatch type of s with R => idtac end;
      lazymatch goal with _ : taken H s |- _ => fail | _ => idtac end;
      let Hs := fresh in let Ht := fresh in let H' := fresh in
      eassert (Hs : s = _) by normal; eassert (Ht : t = _) by normal;
      pose proof (normal_equation _ _ _ _ Hs Ht H) as H'; clear Hs Ht;
      pose proof (I : taken H s); pose proof (I : taken H' s);
      match type of H' with ?s' = ?t' => pose proof (I : taken H' s') end
  end; clear_marks.

Ltac not_arithmetic t :=
  lazymatch t with
  | _ + _ => fail
  | _ - _ => fail
  | _ * _ => fail
  | _ / _ => fail
  | - _ => fail
  | / _ => fail
  | _ ^ _ => fail
  | IZR _ => fail
  | _ => idtac
  end.

(** What the equations of the context say is put in, each once. *)
Ltac put_in_equations :=
  repeat match goal with
  | H : ?x = ?e |- _ =>
      lazymatch type of x with R => idtac end;
      not_arithmetic x; lazymatch e with context [x] => fail | _ => rewrite ?H in *; clear H end
  | H : ?e = ?x |- _ =>
      lazymatch type of x with R => idtac end;
      not_arithmetic x; lazymatch e with context [x] => fail | _ => rewrite <- ?H in *; clear H end
  end.

(** The same with sides as they are written. *)
Ltac put_in_premises :=
  match goal with
  | H : ?s = ?t |- context [?s] => lazymatch type of s with R => rewrite H end
  | H : ?t = ?s |- context [?s] => lazymatch type of s with R => rewrite <- H end
  end.

Ltac solve_for_variables :=
  repeat match goal with
  | H : ?u + ?v = ?w |- _ => is_var v; let E := fresh in assert (E : v = w - u) by lra; subst v
  | H : ?u + ?v = ?w |- _ => is_var u; let E := fresh in assert (E : u = w - v) by lra; subst u
  | H : ?w = ?u + ?v |- _ => is_var v; let E := fresh in assert (E : v = w - u) by lra; subst v
  | H : ?w = ?u + ?v |- _ => is_var u; let E := fresh in assert (E : u = w - v) by lra; subst u
  end.

Ltac by_linear_equations := field_simplify_eq; [first [lra | nra] | defined ..].

(** Atoms that are equal are written alike. *)
Ltac agree depth :=
  lazymatch depth with
  | O => fail
  | S ?less =>
    match goal with
    | |- context [ln ?u] =>
        match goal with |- context [ln ?v] =>
          different u v; replace (ln v) with (ln u) by (f_equal; same_value less) end
    | |- context [exp ?u] =>
        match goal with |- context [exp ?v] =>
          different u v;
          first [ replace (exp v) with (exp u) by (f_equal; same_value less)
                | replace (exp v) with (/ exp u) by (rewrite <- (exp_Ropp u); f_equal; by_field)
                | replace (exp v) with (exp u ^ 2) by (rewrite <- (exp_times_nat u 2); f_equal; simpl; by_field)
                | replace (exp v) with (exp u ^ 3) by (rewrite <- (exp_times_nat u 3); f_equal; simpl; by_field) ] end
    | |- context [sqrt ?u] =>
        match goal with |- context [sqrt ?v] =>
          different u v; replace (sqrt v) with (sqrt u) by (f_equal; same_value less) end
    | |- context [Rabs ?u] =>
        match goal with |- context [Rabs ?v] =>
          different u v;
          first [ replace (Rabs v) with (Rabs u) by (f_equal; same_value less)
                | replace (Rabs v) with (Rabs u) by (rewrite <- (Rabs_Ropp u); f_equal; same_value less) ] end
    | |- context [power ?u ?x] =>
        match goal with |- context [power ?v ?y] =>
          different (u, x) (v, y);
          first [ replace (power v y) with (power u x) by (f_equal; same_value less)
                | constr_eq u v;
                  replace (power u y) with (power u x ^ 2) by (first [apply power_square | symmetry; apply power_square]; [solve [side] | by_field]) ] end
    | |- context [Rmax ?u ?x] =>
        match goal with |- context [Rmax ?v ?y] =>
          different (u, x) (v, y);
          first [ replace (Rmax v y) with (Rmax u x) by (f_equal; same_value less)
                | replace (Rmax v y) with (Rmax u x) by (rewrite Rmax_comm; f_equal; same_value less) ] end
    | |- context [Rmin ?u ?x] =>
        match goal with |- context [Rmin ?v ?y] =>
          different (u, x) (v, y);
          first [ replace (Rmin v y) with (Rmin u x) by (f_equal; same_value less)
                | replace (Rmin v y) with (Rmin u x) by (rewrite Rmin_comm; f_equal; same_value less) ] end
    | |- context [delta ?u ?x] =>
        match goal with |- context [delta ?v ?y] =>
          different (u, x) (v, y);
          first [ replace (delta v y) with (delta u x) by (f_equal; same_value less)
                | replace (delta v y) with (delta u x) by (rewrite delta_sym; f_equal; same_value less) ] end
    | |- context [Sum ?a ?b ?f] =>
        match goal with |- context [Sum ?c ?d ?g] =>
          different (a, b, f) (c, d, g);
          first [ replace (Sum c d g) with (Sum a b f)
                    by (apply Sum_same; [same_value less | same_value less | side_integer | intros; split_context; same_value less])
                | replace (Sum c d g) with (Sum a b f)
                    by (rewrite Sum_swap; apply Sum_same;
                        [same_value less | same_value less | side_integer | intros; split_context; same_value less]) ] end
    | |- context [Maximum ?a ?b ?f] =>
        match goal with |- context [Maximum ?c ?d ?g] =>
          different (a, b, f) (c, d, g);
          replace (Maximum c d g) with (Maximum a b f)
            by (apply Maximum_same; [same_value less | same_value less | side_integer | side | intros; split_context; same_value less]) end
    | |- context [Prod ?a ?b ?f] =>
        match goal with |- context [Prod ?c ?d ?g] =>
          different (a, b, f) (c, d, g);
          replace (Prod c d g) with (Prod a b f)
            by (apply Prod_same; [same_value less | same_value less | side_integer | intros; split_context; same_value less]) end
    | |- context [?f ?u] =>
        is_var f;
        match goal with |- context [f ?v] =>
          different u v; lazymatch type of u with R => idtac end;
          lazymatch type of (f u) with R => idtac end;
          replace (f v) with (f u) by (f_equal; same_value less) end
    end
  end
with same_value depth :=
  cbv beta;
  lazymatch depth with
  | O => by_field  (* what is compared last is in normal form already *)
  | _ => first [ by_field | eapply compare; [normal | normal | repeat agree depth; by_field] ]
  end.

(** sqrt u · sqrt u = u *)
Ltac roots :=
  repeat match goal with
  | |- context [sqrt ?u] =>
      lazymatch goal with _ : sqrt u * sqrt u = u |- _ => fail | _ => idtac end;
      pose proof (sqrt_sqrt u ltac:(side))
  end.

(** Equations without denominators; logarithms and exponentials of single terms undone. *)
Lemma of_ln u v : 0 < u -> ln u = v -> u = exp v.
Proof. intros H <-. now rewrite exp_ln. Qed.
Lemma of_exp u v : 0 < v -> exp u = v -> u = ln v.
Proof. intros H <-. now rewrite ln_exp. Qed.

Ltac simpler_equations :=
  repeat match goal with
  | H : ln ?u = ?v |- _ => apply of_ln in H; [| solve [side]]
  | H : exp ?u = ?v |- _ => apply of_exp in H; [| solve [side]]
  end;
  repeat match goal with
  | H : ?s = ?t |- _ =>
      lazymatch type of s with R => idtac end;
      lazymatch constr:((s, t)) with
      | context [_ / _] => idtac
      | context [/ _] => idtac
      end;
      progress (field_simplify_eq in H; [| solve [defined] ..])
  end.

Ltac revert_equations :=
  repeat match goal with
  | H : ?s = _ |- _ => lazymatch type of s with R => revert H end
  end.

Lemma quotient_is (u v w : R) : v <> 0 -> u / v = w -> u = w * v.
Proof. intros Hv <-. field. exact Hv. Qed.

(** A quotient that the context gives, multiplied out. *)
Ltac multiplied_out :=
  match goal with
  | H : ?u / ?v = ?w |- _ => apply quotient_is in H; [lra | solve [side]]
  | H : ?w = ?u / ?v |- _ => apply eq_sym, quotient_is in H; [lra | solve [side]]
  end.

(** Both sides and the equations of the context in normal form; then the field, then atoms made to agree. *)
Ltac algebra_normal :=
  eapply compare; [normal | normal |];
  first
  [ by_field
  | solve [progress (repeat agree 1%nat); by_field]
  | normal_equations;
    first
    [ solve [put_in_equations; by_field]
    | solve [put_in_equations; eapply compare; [normal | normal | by_field]]
    | solve [roots; by_linear_equations]
    | revert_equations; repeat agree 1%nat; intros; first [by_field | put_in_equations; by_field]
    | revert_equations; repeat agree 3%nat; intros; subst; put_in_equations;
      first [by_field | roots; by_linear_equations] ] ].

(** One function of equal arguments. *)
Ltac same_function :=
  lazymatch goal with
  | |- Rabs _ = Rabs _ => f_equal; solve [by_field | algebra_normal]
  | |- ?f _ = ?f _ => f_equal; solve [by_field | eapply compare; [normal | normal | by_field]]
  end.

(** Kronecker's delta, each case by itself. *)
Ltac split_deltas :=
  repeat match goal with
  | |- context [delta ?i ?j] =>
      let H := fresh in
      destruct (Req_dec i j) as [H | H];
      [ first [subst i | subst j | rewrite H]; rewrite ?delta_same
      | rewrite ?(delta_different i j H), ?(delta_different j i (not_eq_sym H)) ]
  end.

Lemma Rmin_as_Rmax u v : Rmin u v = - Rmax (- u) (- v).
Proof. unfold Rmin, Rmax. destruct (Rle_dec u v), (Rle_dec (- u) (- v)); lra. Qed.

Ltac algebra :=
  cbv beta;
  first
  [ by_field
  | solve [same_function]
  | solve [multiplied_out]
  | solve [algebra_normal]
  | solve [progress solve_for_variables; algebra_normal]
  | solve [progress simpler_equations; first [lra | algebra_normal]]
  | solve [progress split_deltas; by_field]
  | lazymatch goal with
    | |- context [Rmin ?u ?v] => lazymatch goal with |- context [Rmax _ _] => solve [rewrite (Rmin_as_Rmax u v); algebra_normal] end
    end
  | solve [progress split_values; first [lra | algebra_normal]] ].

(** ** Order *)

Ltac is_order P :=
  lazymatch P with
  | (_ < _)%R => idtac
  | (_ <= _)%R => idtac
  | (_ > _)%R => idtac
  | (_ >= _)%R => idtac
  end.

Lemma normal_lt (s t x y : R) : s = x -> t = y -> s < t -> x < y.
Proof. now intros <- <-. Qed.
Lemma normal_le (s t x y : R) : s = x -> t = y -> s <= t -> x <= y.
Proof. now intros <- <-. Qed.
Lemma from_normal_lt (s t x y : R) : s = x -> t = y -> x < y -> s < t.
Proof. now intros -> ->. Qed.
Lemma from_normal_le (s t x y : R) : s = x -> t = y -> x <= y -> s <= t.
Proof. now intros -> ->. Qed.
Lemma exp_le_compat (x y : R) : x <= y -> exp x <= exp y.
Proof. intros [H | ->]; [left; now apply exp_increasing | lra]. Qed.

Lemma le_minus_nonneg (x u : R) : 0 <= u -> x - u <= x.
Proof. lra. Qed.
Lemma le_plus_nonneg (x u : R) : 0 <= u -> x <= x + u.
Proof. lra. Qed.

Lemma le_of_difference (s t x : R) : t - s = x -> 0 <= x -> s <= t.
Proof. intros; lra. Qed.
Lemma lt_of_difference (s t x : R) : t - s = x -> 0 < x -> s < t.
Proof. intros; lra. Qed.

(** Inequalities of the context, brought to normal form. *)
Ltac normal_inequalities :=
  repeat match goal with
  | H : ?s < ?t |- _ =>
      lazymatch goal with _ : taken H s |- _ => fail | _ => idtac end;
      let Hs := fresh in let Ht := fresh in let H' := fresh in
      eassert (Hs : s = _) by normal; eassert (Ht : t = _) by normal;
      pose proof (normal_lt _ _ _ _ Hs Ht H) as H'; clear Hs Ht; pose proof (I : taken H s);
      match type of H' with ?s' < ?t' => pose proof (I : taken H' s') end
  | H : ?s <= ?t |- _ =>
      lazymatch goal with _ : taken H s |- _ => fail | _ => idtac end;
      let Hs := fresh in let Ht := fresh in let H' := fresh in
      eassert (Hs : s = _) by normal; eassert (Ht : t = _) by normal;
      pose proof (normal_le _ _ _ _ Hs Ht H) as H'; clear Hs Ht; pose proof (I : taken H s);
      match type of H' with ?s' <= ?t' => pose proof (I : taken H' s') end
  end; clear_marks.

(** The difference over a common denominator, its sign by its factors. *)
Ltac by_fraction :=
  lazymatch goal with
  | |- ?s < ?t => eapply (lt_of_difference s t); [field_simplify; [reflexivity | defined ..] | side]
  | |- ?s <= ?t => eapply (le_of_difference s t); [field_simplify; [reflexivity | defined ..] | side]
  end.

Ltac order_normal :=
  normal_inequalities; normal_equations;
  lazymatch goal with
  | |- _ < _ => eapply from_normal_lt; [normal | normal |]
  | |- _ <= _ => eapply from_normal_le; [normal | normal |]
  end;
  put_in_equations;
  first [ lra | solve [side] | solve [repeat agree 2%nat; lra] | solve [saturate; exponentials_positive; nra] | solve [by_fraction] ].

(** The same done to both sides. *)
Ltac order_alike :=
  lazymatch goal with
  | |- ?u * ?x <= ?u * ?y => apply Rmult_le_compat_l; [side | order]
  | |- ?x * ?u <= ?y * ?u => apply Rmult_le_compat_r; [side | order]
  | |- ?x / ?u <= ?y / ?u => apply Rmult_le_compat_r; [left; apply Rinv_0_lt_compat; side | order]
  | |- - ?x <= - ?y => apply Ropp_le_contravar; order
  | |- ?x - ?u <= ?x => apply le_minus_nonneg; side
  | |- ?x <= ?x + ?u => apply le_plus_nonneg; side
  | |- ?x + ?u <= ?x + ?v => apply Rplus_le_compat_l; order
  | |- ?u + ?x <= ?v + ?x => apply Rplus_le_compat_r; order
  | |- power ?u ?x <= power ?u ?y => apply power_le_compat; [side | order]
  | |- exp ?x <= exp ?y => apply exp_le_compat; order
  | |- ln ?x <= ln ?y => apply ln_le_compat; [side | order]
  | |- sqrt ?x <= sqrt ?y => apply sqrt_le_1_alt; order
  | |- ?u * ?x < ?u * ?y => apply Rmult_lt_compat_l; [side | order]
  | |- ?x * ?u < ?y * ?u => apply Rmult_lt_compat_r; [side | order]
  | |- ?x / ?u < ?y / ?u => apply Rmult_lt_compat_r; [apply Rinv_0_lt_compat; side | order]
  | |- - ?x < - ?y => apply Ropp_lt_contravar; order
  | |- exp ?x < exp ?y => apply exp_increasing; order
  | |- ln ?x < ln ?y => apply ln_increasing; [side | order]
  end
with order :=
  cbv beta;
  lazymatch goal with
  | |- _ > _ => apply Rlt_gt; order
  | |- _ >= _ => apply Rle_ge; order
  | |- _ = _ => first [lra | algebra | solve [apply Rle_antisym; order]]
  | |- ~ (_ = _) => side
  | |- _ -> False => side
  | |- _ /\ _ => split; order
  | |- _ < _ => first [assumption | lra | solve [by_form] | solve [order_alike] | solve [side] | solve [order_normal] | solve [split_values; first [lra | order_normal]]]
  | |- _ <= _ => first [assumption | lra | solve [by_form] | solve [order_alike] | solve [side] | solve [order_normal] | solve [split_values; first [lra | order_normal]]]
  | |- _ => side
  end.

(** ** Statements with their obligations *)

(** Before anything is unfolded: what is there already, an equation of the context put in. *)
Ltac at_once :=
  first [at_once_as_written | intros; split_context; at_once_inside]
with at_once_as_written := repeat match goal with H : _ /\ _ |- _ => destruct H end; assumption
with at_once_inside :=
  first
  [ assumption
  | reflexivity
  | lra
  | lazymatch goal with |- sqrt ?x ^ 2 = ?x => apply pow2_sqrt; assumption end
  | at_once_at_index
  | match goal with H : forall _ : R, _ |- _ => solve [apply H] end
  | put_in_premises; first [reflexivity | ring | lra]
  | lazymatch goal with |- _ = _ => timeout 1 (repeat (first [reflexivity | progress f_equal])) end ]
with at_once_at_index :=
  lazymatch goal with Hi : integer ?i |- _ => is_var i; at_index i; at_hand_all end.

Ltac conclude_at_once :=
  lazymatch goal with
  | |- _ /\ _ => split; [try solve [at_once] | conclude_at_once]
  | |- _ => try solve [at_once]
  end.

Lemma ln_1_plus_0 : ln (1 + 0) = 0.
Proof. now rewrite Rplus_0_r, ln_1. Qed.
Lemma ln_1_minus_0 : ln (1 - 0) = 0.
Proof. now rewrite Rminus_0_r, ln_1. Qed.

(** What remains of log(1 + x) at x = 0. *)
Ltac logarithms_of_one :=
  repeat match goal with
  | H : context [ln (1 + 0)] |- _ => rewrite ln_1_plus_0 in H
  | H : context [ln (1 - 0)] |- _ => rewrite ln_1_minus_0 in H
  end.

(** Vocabulary unfolded, the context taken apart. *)
Ltac ready :=
  lazymatch goal with
  | |- forall i : R, in_range _ _ i -> _ => idtac
  | |- _ => intros
  end;
  repeat autounfold with vocabulary in *; cbv beta in *; split_context; subst; spell_entries; logarithms_of_one.

(** Each conjunct: an obligation, or the statement, which stands last. *)
Ltac conclude statement :=
  lazymatch goal with
  | |- _ /\ _ => split; [first [assumption | solve [side] | solve [statement]] | conclude statement]
  | |- _ => first [assumption | solve [statement] | solve [side]]
  end.

(** A hypothesis that a positive number is 0. *)
Ltac impossible :=
  match goal with
  | H : ?t = 0 |- _ =>
      lazymatch t with
      | exp _ => idtac
      | power _ _ => idtac
      | _ * _ => idtac
      | _ / _ => idtac
      | _ + _ => idtac
      end;
      exfalso; apply (Rgt_not_eq t 0); [apply Rlt_gt; side_pos | exact H]
  end.

Ltac relation :=
  lazymatch goal with
  | |- forall i : R, in_range (IZR _) (IZR _) i -> _ => at_each_literal
  | |- _ =>
      intros; split_context;
      lazymatch goal with
      | |- _ = _ => first [solve [impossible] | algebra]
      | |- _ => order
      end
  end
(** What is said of the members of a range with literal ends, of each by itself. *)
with at_each_literal :=
  let i := fresh "i" in
  let H := fresh in
  intros i H; first
  [ spell_range H; subst i; spell_entries; intros; split_context; first [lra | solve [order_of_numbers] | side | relation]
  | split_context; relation ]
with order_of_numbers :=
  first [apply Rlt_gt | apply Rle_ge | idtac];
  lazymatch goal with
  | |- _ < _ => eapply from_normal_lt; [normal | normal | lra]
  | |- _ <= _ => eapply from_normal_le; [normal | normal | lra]
  end.

(** Later files put here what is better done while definitions are folded, before [ready]. *)
Ltac while_folded := fail.

(** An equation with definitions left as they are. *)
Ltac folded_algebra :=
  assert_succeeds (progress autounfold with vocabulary);
  timeout 3 (intros; split_context; first [by_field | eapply compare; [normal | normal | by_field]]).

Ltac conclude_algebra_at_once :=
  lazymatch goal with
  | |- _ /\ _ => split; [try solve [at_once] | conclude_algebra_at_once]
  | |- _ = _ => try (first [solve [at_once] | solve [folded_algebra]])
  | |- _ => try solve [at_once]
  end.

Ltac rule_algebra :=
  conclude_algebra_at_once; first [solve [while_folded; ready; conclude relation] | ready; conclude relation].
Ltac rule_definition :=
  conclude_at_once; first [solve [while_folded; ready; conclude relation] | ready; conclude relation].

(** What can be told of the context without unfolding anything. *)
Ltac folded_values :=
  repeat match goal with
  | H : context [ln (exp ?u)] |- _ => rewrite (ln_exp u) in H
  | H : context [Sum ?a ?b (fun _ => 0)] |- _ => rewrite (Sum_0 a b) in H
  end.

(** An inequality with definitions left as they are. *)
Ltac order_folded :=
  intros; split_context; folded_values;
  lazymatch goal with
  | |- _ > _ => apply Rlt_gt
  | |- _ >= _ => apply Rle_ge
  | |- _ => idtac
  end;
  first [lra | solve [by_form] | solve [order_alike] | solve [values_told; lra] | side].

Ltac conclude_order_at_once :=
  lazymatch goal with
  | |- _ /\ _ => split; [try solve [at_once] | conclude_order_at_once]
  | |- _ => first [solve [at_once] | solve [timeout 2 order_folded] | idtac]
  end.

Ltac rule_sign := conclude_order_at_once; ready; conclude ltac:(intros; split_context; order).
Ltac rule_evident := conclude_at_once; ready; conclude relation.

(** ** A combination of premises with factors *)

Lemma times_le (c s t : R) : 0 <= c -> s <= t -> 0 <= c * (t - s).
Proof. intros. apply Rmult_le_pos; lra. Qed.
Lemma times_lt (c s t : R) : 0 <= c -> s < t -> 0 <= c * (t - s).
Proof. intros. apply Rmult_le_pos; lra. Qed.
Lemma times_lt_strict (c s t : R) : 0 < c -> s < t -> 0 < c * (t - s).
Proof. intros. apply Rmult_lt_0_compat; lra. Qed.
Lemma times_eq (c s t : R) : s = t -> c * (t - s) = 0.
Proof. intros ->. ring. Qed.

Lemma add_eq_eq a b : 0 = a -> 0 = b -> 0 = a + b. Proof. lra. Qed.
Lemma add_eq_le a b : 0 = a -> 0 <= b -> 0 <= a + b. Proof. lra. Qed.
Lemma add_eq_lt a b : 0 = a -> 0 < b -> 0 < a + b. Proof. lra. Qed.
Lemma add_le_eq a b : 0 <= a -> 0 = b -> 0 <= a + b. Proof. lra. Qed.
Lemma add_lt_eq a b : 0 < a -> 0 = b -> 0 < a + b. Proof. lra. Qed.
Lemma eq_of_sum (s t S : R) : 0 = S -> t - s = S -> s = t. Proof. lra. Qed.
Lemma le_of_sum (s t S : R) : 0 <= S -> 0 <= t - s - S -> s <= t. Proof. lra. Qed.
Lemma lt_of_sum (s t S : R) : 0 <= S -> 0 < t - s - S -> s < t. Proof. lra. Qed.
Lemma lt_of_sum_strict (s t S : R) : 0 < S -> 0 <= t - s - S -> s < t. Proof. lra. Qed.

Ltac statement_of premise :=
  lazymatch type of premise with
  | _ /\ _ => statement_of (proj2 premise)
  | _ => premise
  end.

(** 0 R c (t′ − s′) of one premise with its factor. *)
Ltac times factor premise :=
  let fact := statement_of premise in
  lazymatch type of fact with
  | _ = _ => constr:(eq_sym (times_eq factor _ _ fact))
  | _ < _ => times_strictly factor fact
  | _ > _ => times_strictly factor (Rgt_lt _ _ fact)
  | _ <= _ => constr:(times_le factor _ _ ltac:(ready; side) fact)
  | _ >= _ => constr:(times_le factor _ _ ltac:(ready; side) (Rge_le _ _ fact))
  end
with times_strictly factor fact :=
  match constr:(Set) with
  | _ => constr:(times_lt_strict factor _ _ ltac:(ready; side) fact)
  | _ => constr:(times_lt factor _ _ ltac:(ready; side) fact)
  end.

(** 0 R S with the sum S of all. *)
Ltac all_times factors premises :=
  lazymatch factors with
  | (?cs, ?c) =>
      lazymatch premises with
      | (?ps, ?p) =>
          let one := all_times cs ps in
          let other := times c p in
          added one other
      end
  | _ => times factors premises
  end
with added one other :=
  lazymatch type of one with
  | 0 = _ =>
      lazymatch type of other with
      | 0 = _ => constr:(add_eq_eq _ _ one other)
      | 0 <= _ => constr:(add_eq_le _ _ one other)
      | 0 < _ => constr:(add_eq_lt _ _ one other)
      end
  | 0 <= _ =>
      lazymatch type of other with
      | 0 = _ => constr:(add_le_eq _ _ one other)
      | 0 <= _ => constr:(Rplus_le_le_0_compat _ _ one other)
      | 0 < _ => constr:(Rplus_le_lt_0_compat _ _ one other)
      end
  | 0 < _ =>
      lazymatch type of other with
      | 0 = _ => constr:(add_lt_eq _ _ one other)
      | 0 <= _ => constr:(Rplus_lt_le_0_compat _ _ one other)
      | 0 < _ => constr:(Rplus_lt_0_compat _ _ one other)
      end
  end.

(** t − s = S + r with 0 R S: r is 0, or its sign is seen. *)
Ltac from_sum S :=
  intros; split_context;
  lazymatch goal with
  | |- _ > _ => apply Rlt_gt
  | |- _ >= _ => apply Rle_ge
  | |- _ => idtac
  end;
  lazymatch type of S with
  | 0 = ?total =>
      lazymatch goal with
      | |- ?s = ?t => apply (eq_of_sum s t total S); algebra
      | |- ?s <= ?t => apply (le_of_sum s t total (or_intror S)); order
      | |- ?s < ?t => apply (lt_of_sum s t total (or_intror S)); order
      end
  | 0 <= ?total =>
      lazymatch goal with
      | |- ?s <= ?t => apply (le_of_sum s t total S); first [solve [right; symmetry; algebra] | order]
      | |- ?s < ?t => apply (lt_of_sum s t total S); order
      end
  | 0 < ?total =>
      lazymatch goal with
      | |- ?s <= ?t => apply (le_of_sum s t total (or_introl S)); first [solve [right; symmetry; algebra] | order]
      | |- ?s < ?t => apply (lt_of_sum_strict s t total S); first [solve [right; symmetry; algebra] | order]
      end
  end.

(** With definitions left as they are. *)
Ltac folded_sum :=
  intros;
  match goal with
  | S : 0 = ?total |- ?s = ?t => apply (eq_of_sum s t total S); by_field
  | S : 0 <= ?total |- ?s <= ?t => apply (le_of_sum s t total S); right; symmetry; by_field
  | S : 0 <= ?total |- ?t >= ?s => apply Rle_ge, (le_of_sum s t total S); right; symmetry; by_field
  | S : 0 < ?total |- ?s < ?t => apply (lt_of_sum_strict s t total S); right; symmetry; by_field
  | S : 0 < ?total |- ?t > ?s => apply Rlt_gt, (lt_of_sum_strict s t total S); right; symmetry; by_field
  end.

Ltac conclude_folded :=
  lazymatch goal with
  | |- _ /\ _ => split; [try solve [at_once] | conclude_folded]
  | |- _ => try solve [split_context; folded_sum]
  end.

(** The factors of the premises, both as (a, b, …): t − s = Σ c (t′ − s′) + r. *)
Ltac rule_combine factors premises :=
  try (let S := all_times factors premises in pose proof S as added_up);
  conclude_folded;
  ready;
  conclude ltac:(
    first
    [ lra
    | solve [match goal with
             | S : 0 = _ |- _ => from_sum S
             | S : 0 <= _ |- _ => from_sum S
             | S : 0 < _ |- _ => from_sum S
             end]
    | relation ]).

(** ** Sums *)

Ltac termwise :=
  let i := fresh "i" in
  let Hi := fresh "Hi" in
  intros i Hi; split_context; at_index i; first [assumption | lra | relation].

Ltac sum_relation :=
  idtac; lazymatch goal with
  | |- Sum _ _ _ = Sum _ _ _ => apply Sum_ext; [side_integer | termwise]
  | |- Sum _ _ _ <= Sum _ _ _ => apply Sum_le; [side_integer | termwise]
  | |- Sum _ _ _ < Sum _ _ _ => apply Sum_lt; [side_integer | side | termwise]
  | |- Sum _ _ _ >= Sum _ _ _ => apply Rle_ge, Sum_le; [side_integer | termwise]
  | |- Sum _ _ _ > Sum _ _ _ => apply Rlt_gt, Sum_lt; [side_integer | side | termwise]
  end.

(** The same with definitions left as they are. *)
Ltac termwise_folded :=
  let i := fresh "i" in
  let Hi := fresh "Hi" in
  intros i Hi; split_context; at_index i; first [assumption | lra].

Ltac sum_relation_folded :=
  intros; split_context;
  lazymatch goal with
  | |- Sum _ _ _ = Sum _ _ _ => apply Sum_ext; [side_integer | termwise_folded]
  | |- Sum _ _ _ <= Sum _ _ _ => apply Sum_le; [side_integer | termwise_folded]
  | |- Sum _ _ _ < Sum _ _ _ => apply Sum_lt; [side_integer | side | termwise_folded]
  | |- Sum _ _ _ >= Sum _ _ _ => apply Rle_ge, Sum_le; [side_integer | termwise_folded]
  | |- Sum _ _ _ > Sum _ _ _ => apply Rlt_gt, Sum_lt; [side_integer | side | termwise_folded]
  end.

Ltac conclude_sum_at_once :=
  lazymatch goal with
  | |- _ /\ _ => split; [try solve [at_once] | conclude_sum_at_once]
  | |- _ => first [solve [at_once] | solve [timeout 2 sum_relation_folded] | idtac]
  end.

Ltac rule_sum := conclude_sum_at_once; ready; conclude sum_relation.

Ltac rule_strict_sum index :=
  ready; conclude ltac:(apply (Sum_lt_at _ _ _ _ index); [side_integer | termwise | side | first [assumption | lra]]).

Ltac rule_term_of_a_sum index :=
  ready;
  conclude ltac:(
    idtac; lazymatch goal with |- _ <= Sum ?a ?b ?f =>
      apply (term_le_Sum a b f index); [side_integer | termwise | side] end).

(** Each term is 0, and has a value because the premises say so. *)
Ltac vanishing_terms :=
  match goal with
  | H : Sum ?a ?b ?f = 0 |- forall i, in_range _ _ i -> _ =>
      let E := fresh in
      assert (E : forall i, in_range a b i -> f i = 0)
        by (apply (Sum_eq0 a b f); [side_integer | termwise_folded | lra]);
      let i := fresh "i" in
      intros i ?; cbv beta in E; split_context; at_index i; at_hand_all
  end.

Ltac rule_vanishing_sum :=
  ready;
  conclude ltac:(
    idtac; match goal with
    | _ => solve [vanishing_terms]
    | H : Sum ?a ?b ?f = 0 |- forall i, in_range _ _ i -> _ =>
        apply (Sum_eq0 a b f); [side_integer | termwise | lra]
    | H : Sum ?a ?b ?f <= 0 |- forall i, in_range _ _ i -> _ =>
        apply (Sum_eq0 a b f); [side_integer | termwise | lra]
    end).

Ltac rule_triangle_inequality := ready; conclude ltac:(apply Rabs_Sum).

Ltac rule_split_sum :=
  ready;
  conclude ltac:(
    idtac; lazymatch goal with |- Sum ?a ?b ?f = Sum ?a ?m ?f + _ =>
      apply (Sum_split a m b f); [side_integer | side_integer | side_integer | side | side] end).

Ltac rule_entry_of_a_maximum index :=
  ready;
  conclude ltac:(
    idtac; lazymatch goal with |- _ <= Maximum ?a ?b ?f => apply (Maximum_ge a b f index); [side_integer | side] end).

Ltac rule_bound_of_a_maximum :=
  ready;
  conclude ltac:(
    idtac; lazymatch goal with
    | |- Maximum ?a ?b ?f <= _ => apply (Maximum_le a b f); [side_integer | side | termwise]
    | |- Maximum ?a ?b ?f < _ => apply (Maximum_lt a b f); [side_integer | side | termwise]
    end).

(** ** Whole numbers *)

Ltac rounding :=
  idtac; lazymatch goal with
  | |- floor ?t <= ?t => apply floor_spec
  | |- ?t < floor ?t + 1 => apply floor_spec
  | |- ?t <= ceiling ?t => apply ceiling_spec
  | |- ceiling ?t < ?t + 1 => pose proof (ceiling_spec t); lra
  end.
Ltac rule_rounding := ready; conclude rounding.

Ltac integers :=
  idtac; lazymatch goal with
  | |- ?a + 1 <= ?b => apply integer_lt_le; [side_integer | side_integer | first [assumption | lra]]
  | |- integer (power _ _) => apply integer_power; [side_integer | side_integer | side]
  | |- integer (Sum _ _ _) => apply integer_Sum; [side_integer | termwise]
  | |- integer _ => side_integer
  end.
Ltac rule_integers := ready; conclude integers.

(** ** Derivatives *)

(** Both sides of an equation that holds for all values nearby. *)
Lemma differentiate_both (f g : R -> R) x (d : R) :
  locally x (fun t => f t = g t) -> is_derive g x d -> Derive f x = Derive g x.
Proof. intros H Hg. apply Derive_ext_loc, H. Qed.

Lemma ex_derive_other (f g : R -> R) x : locally x (fun t => f t = g t) -> ex_derive g x -> ex_derive f x.
Proof.
  intros H Hg. apply (ex_derive_ext_loc g); [| assumption]. revert H. apply filter_imp. now intros.
Qed.

Ltac by_equation_nearby :=
  let_it_move; apply filter_forall;
  let t := fresh "t" in
  intro t; intros; split_context; cbv beta;
  first
  [ match goal with
    | H : forall _ : R, _ |- _ =>
        let H' := fresh in
        pose proof (H t) as H'; feed H'; split_context; first [eassumption | symmetry; eassumption]
    end
  | match goal with
    | H : forall _ : _ , _ |- _ = _ => first [apply H; defined | eapply proj2; apply H; defined | symmetry; apply H; defined]
    end ].

Ltac derivatives_agree :=
  idtac; lazymatch goal with
  | |- Derive ?f ?x = Derive ?g ?x => first [ solve [apply Derive_ext_loc; by_equation_nearby] | algebra ]
  | |- ex_derive ?f ?x => first [solve [side] | eapply ex_derive_other; [by_equation_nearby | cbv beta; side]]
  end.

Ltac rule_regularity := ready; conclude side.

(** ** Numbers *)

(** Sums over literal ranges, term by term. *)
Ltac spell_sums :=
  repeat match goal with
  | |- context [Sum (IZR ?j) (IZR ?k) ?f] =>
      let H := fresh in
      eassert (H : Sum (IZR j) (IZR k) f = _) by normal_literal_sum; rewrite H; clear H
  end.

Ltac enclosed :=
  intros; split_context;
  first
  [ lra
  | interval
  | solve [progress spell_sums; unfold log_base, xlogy in *; first [lra | interval | interval with (i_prec 100)]]
  | interval with (i_prec 100)
  | algebra ].
Ltac rule_enclosure := ready; conclude enclosed.
