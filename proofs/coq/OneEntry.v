(** * Means over items of what is a sum over entries: one entry moves

    Σₐ Σᵢ h(a, i, pₐᵢ) / N as a function of one entry p_j,k: only the term of that item and entry moves, whatever is made of
    such sums (quotients, roots, logarithms). So its derivative is found from a few numbers, p_j,k among them, with
    definitions unfolded only where the derivative is taken. (Items.v does this for the item alone, and leaves what is
    said of its row to [derivative], which takes the derivative of each term of a sum.)

    Main tactics: [one_entry], tried first on statements in which p_j,k moves; [entry_derivative]. *)

From Derive Require Export Entries.

(** ** What the context says of this item and of this entry *)

(** Each statement about all items, at this item; about all entries of it, at this entry. *)
Ltac at_members :=
  repeat match goal with
  | H : forall i : R, in_range ?a ?b i -> _, Hn : in_range ?a ?b ?n |- _ =>
      is_var n;
      lazymatch goal with _ : taken H n |- _ => fail | _ => idtac end;
      let K := fresh in
      pose proof (H n Hn) as K; pose proof (I : taken H n);
      repeat match type of K with _ /\ _ => let K' := fresh in destruct K as [K' K] end
  end.

Ltac parts_of_context := repeat match goal with H : ?A /\ ?B |- _ => lazymatch goal with |- _ => destruct H end end.

Ltac fact := first [assumption | apply Rlt_gt; assumption | lra].

(** Is this one of the definitions of a certificate? (The hints are all that [autounfold] unfolds.) *)
Ltac is_defined_here h :=
  assert_succeeds (let H := fresh in pose proof (eq_refl h) as H; progress autounfold with vocabulary in H).

Ltac unfold_definition u :=
  let rec head t := lazymatch t with ?g _ => head g | _ => t end in
  let h := head u in
  is_const h; is_defined_here h; unfold h; cbv beta.

(** Signs, by form and by what the context says; quick. *)
Ltac entry_positive :=
  lazymatch goal with
  | |- 0 < sqrt _ => apply sqrt_lt_R0; entry_positive
  | |- 0 < _ ^ _ => first [fact | apply pow_lt; entry_positive]
  | |- 0 < _ / _ => first [fact | apply Rdiv_lt_0_compat; entry_positive]
  | |- 0 < _ * _ => first [fact | apply Rmult_lt_0_compat; entry_positive]
  | |- 0 < Sum ?a ?b _ =>
      first [fact | apply Sum_gt0; [side_integer | fact | intros; of_this_item; entry_positive]]
  | |- 0 < _ + _ =>
      first [ fact
            | apply Rplus_lt_0_compat; entry_positive
            | apply Rplus_lt_le_0_compat; [entry_positive | entry_nonnegative]
            | apply Rplus_le_lt_0_compat; [entry_nonnegative | entry_positive] ]
  | |- _ => first [fact | unfold_side; entry_positive]
  end
with entry_nonnegative :=
  lazymatch goal with
  | |- 0 <= sqrt _ => apply sqrt_pos
  | |- 0 <= Sum ?a ?b _ => first [fact | apply Sum_ge0; [side_integer | intros; of_this_item; entry_nonnegative]]
  | |- 0 <= _ + _ => first [fact | apply Rplus_le_le_0_compat; entry_nonnegative]
  | |- 0 <= _ * _ => first [fact | apply Rmult_le_pos; entry_nonnegative]
  | |- _ => first [fact | solve [left; entry_positive] | unfold_side; entry_nonnegative]
  end
with unfold_side := lazymatch goal with |- _ 0 ?u => unfold_definition u end
with of_this_item := cbv beta; at_members; parts_of_context.

(** a log a for a ≥ 0. *)
Ltac entry_xlogy_defined :=
  lazymatch goal with |- xlogy_defined ?u ?u => apply xlogy_defined_same; entry_nonnegative end.

Ltac entry_side :=
  cbv beta; entries_of_updates; cbv beta;
  lazymatch goal with
  | |- 0 < _ => entry_positive
  | |- 0 <= _ => entry_nonnegative
  | |- _ /\ _ => split; entry_side
  | |- forall i : R, in_range _ _ i -> _ => intros; of_this_item; entry_side
  | |- xlogy_defined _ _ => first [assumption | left; entry_positive | entry_xlogy_defined]
  | |- _ ^ _ <> 0 => apply pow_nonzero; entry_side
  | |- _ * _ <> 0 => apply Rmult_integral_contrapositive_currified; entry_side
  | |- _ <> 0 => first [assumption | apply Rgt_not_eq, Rlt_gt; entry_positive | lra]
  | |- _ => first [assumption | lra]
  end.

(** ** The derivative *)

Lemma d_applied (f : R -> R) x d : is_derive (fun t => f t) x d -> is_derive f x d.
Proof. exact (fun H => H). Qed.

Ltac entry_derivative :=
  cbv beta;
  lazymatch goal with
  | |- is_derive (fun t => t) _ _ => apply d_id
  | |- is_derive (fun _ => ?c) ?x _ => apply (d_const c x)
  | |- is_derive (fun t => @?u t + @?v t) ?x _ => eapply (d_plus u v x); entry_derivative
  | |- is_derive (fun t => @?u t - @?v t) ?x _ => eapply (d_minus u v x); entry_derivative
  | |- is_derive (fun t => - @?u t) ?x _ => eapply (d_opp u x); entry_derivative
  | |- is_derive (fun t => @?u t * @?v t) ?x _ =>
      lazymatch u with
      | fun _ => ?c => eapply (d_scal_l c v x); entry_derivative
      | _ =>
          lazymatch v with
          | fun _ => ?c => eapply (d_scal_r c u x); entry_derivative
          | _ => eapply (d_mult u v x); entry_derivative
          end
      end
  | |- is_derive (fun t => @?u t / @?v t) ?x _ =>
      lazymatch v with
      | fun _ => ?c => eapply (d_div_const u c x); entry_derivative
      | _ => eapply (d_div u v x); [entry_side | entry_derivative | entry_derivative]
      end
  | |- is_derive (fun t => ln (@?u t)) ?x _ => eapply (d_ln u x); [entry_side | entry_derivative]
  | |- is_derive (fun t => exp (@?u t)) ?x _ => eapply (d_exp u x); entry_derivative
  | |- is_derive (fun t => sqrt (@?u t)) ?x _ => eapply (d_sqrt u x); [entry_side | entry_derivative]
  | |- is_derive (fun t => xlogy (@?u t) (@?v t)) ?x _ => unfold xlogy; entry_derivative
  | |- is_derive (fun t => Sum ?a ?b (fun i => @?f t i)) ?x _ =>
      match goal with
      | Hn : in_range a b ?n |- _ =>
          eapply (is_derive_Sum_one a b n x f _); [side_integer | exact Hn | other_items | that_item | entry_derivative]
      | _ => eapply (d_Sum a b f _ x); [side_integer | intros; of_this_item; entry_derivative]
      end
  | |- is_derive (fun t => update ?p ?k (@?u t) ?j) ?x _ => eapply (d_update p k j u x); entry_derivative
  | |- is_derive (fun t => Rmax (@?u t) 0 ^ 2) ?x _ => eapply (d_square_Rmax_0 u x); entry_derivative
  | |- is_derive (fun t => (@?u t) ^ ?n) ?x _ =>
      let z := eval vm_compute in (Z.of_nat n) in
      let m := eval vm_compute in (pred n) in
      eapply (d_pow_number u n m z x); [symmetry; apply INR_IZR_INZ | reflexivity | entry_derivative]
  | |- is_derive (fun t => Rmax (@?u t) (@?v t)) ?x _ =>
      eapply (d_Rmax_different u v x); [entry_side | entry_derivative | entry_derivative]
  | |- is_derive (fun t => _) ?x _ => lazymatch goal with |- is_derive ?f _ _ => unfold_head f x end; entry_derivative
  | |- is_derive ?f ?x _ => apply (d_applied f x); entry_derivative
  end.

(** ** What is stated *)

(** A product with δ(i, n), or a sum of such, where i is not n. *)
Ltac no_term n Hi :=
  cbv beta;
  lazymatch goal with
  | |- Sum ?a ?b ?f = 0 =>
      lazymatch f with context [n] => idtac end;
      apply (Sum_eq_0 a b f); [side_integer | intros; no_term n Hi]
  | |- ?u * ?v = 0 => first [apply zero_times; no_term n Hi | apply times_zero; no_term n Hi]
  | |- ?u / _ = 0 => apply zero_over; no_term n Hi
  | |- - ?u = 0 => apply Ropp_eq_0_compat; no_term n Hi
  | |- delta ?i n = 0 => exact (delta_different i n Hi)
  | |- delta n ?i = 0 => exact (delta_different n i (not_eq_sym Hi))
  end.

(** Sums with δ at their one term, then the laws of a field, definitions unfolded one after the other as needed. *)
Ltac entry_terms := entries_of_updates; repeat the_one_term; cbv beta
with the_one_term :=
  match goal with
  | |- context [Sum ?a ?b ?f] =>
      lazymatch f with context [delta] => idtac end;
      match goal with
      | Hn : in_range a b ?n |- _ =>
          lazymatch f with context [delta n _] => idtac | context [delta _ n] => idtac end;
          let E := fresh in
          eassert (E : Sum a b f = _) by
            (apply (Sum_one_term a b n f);
             [ side_integer | exact Hn
             | let i := fresh "i" in let Hi := fresh in intros i Hi; no_term n Hi
             | cbv beta; rewrite ?(delta_same n); reflexivity ]);
          rewrite E; clear E
      end
  end.

Ltac entry_equation :=
  first
  [ reflexivity
  | solve [ring]
  | solve [field; repeat split; entry_side]
  | solve [terms_alike]
  | match goal with |- context [?h _] => is_const h; is_defined_here h; unfold h; cbv beta end; entry_equation ]
with terms_alike :=
  cbv beta;
  lazymatch goal with
  | |- ?u / ?c = ?v / ?c => apply (f_equal (fun y => y / c)); terms_alike
  | |- - ?u = - ?v => apply (f_equal Ropp); terms_alike
  | |- 1 * ?u = ?v => rewrite Rmult_1_l; terms_alike
  | |- ?u = 1 * ?v => rewrite Rmult_1_l; terms_alike
  | |- 1 * ?u / ?c = ?v => rewrite Rmult_1_l; terms_alike
  | |- ?u = 1 * ?v / ?c => rewrite Rmult_1_l; terms_alike
  | |- Sum ?a ?b _ = Sum ?a ?b _ => apply Sum_ext; [side_integer | intros; terms_alike]
  | |- _ => ring
  end.

(** The value that moves is an entry of an item. *)
Ltac an_entry_moves :=
  lazymatch goal with
  | |- locally (_ _ _) ?f => lazymatch f with context [update _ _ (update _ _ _)] => idtac end
  | |- ex_derive ?f (?p ?j _) => lazymatch f with context [update (p j) _ _] => idtac end
  | |- Derive ?f (_ _ _) = _ => lazymatch f with context [update _ _ (update _ _ _)] => idtac end
  end.

Ltac one_entry :=
  an_entry_moves;
  lazymatch goal with
  | |- Derive ?f _ = Derive ?g _ =>
      first [ solve [repeat autounfold with vocabulary; unfold xlogy; reflexivity] | one_entry_ready; both_derived ]
  | |- Derive _ ?x = ?r =>
      lazymatch r with
      | context [Derive _ _] =>
          let n := moving_item x in eapply eq_trans; [item_of_Derive n |]; rewrite ?Rmult_1_l; reflexivity
      | _ => one_entry_ready; eapply eq_trans; [apply is_derive_unique; entry_derivative |]; entry_terms; entry_equation
      end
  | |- ex_derive _ _ => one_entry_ready; eexists; entry_derivative
  | |- locally (?q ?j ?k) (fun t => forall m, in_range ?a ?b m -> forall i, in_range ?c ?d i -> @?P t m i) =>
      apply (around_entries q j k a b c d P);
      [ let t := fresh "t" in let m := fresh "m" in let i := fresh "i" in let H := fresh in
        intros t m i H; cbv beta; rewrite entry_at_rest, (entry_other q j k t m i H); exact (fun K => K)
      | intros; cbv beta; rewrite entry_at_rest; one_entry_ready; entry_side
      | cbv beta; entries_moved; one_entry_ready; entry_around_by_continuity ]
  | |- locally ?x (fun t => forall i, in_range _ _ i -> _) =>
      let n := moving_item x in item_of_locally n; one_entry_ready; [entry_side | entry_around_by_continuity]
  end
with one_entry_ready := intros; at_members; parts_of_context
with both_derived :=
  eapply eq_trans; [apply is_derive_unique; entry_derivative |]; symmetry;
  eapply eq_trans; [apply is_derive_unique; entry_derivative |]; symmetry;
  entry_terms; entry_equation
with entry_around_by_continuity :=
  lazymatch goal with
  | |- locally ?x (Rlt ?a) => apply (locally_gt a x); entry_side
  | |- locally ?x (xlogy_defined _) => apply around_xlogy_of_pos; entry_side
  | |- locally ?x (fun t => 0 < @?u t) => eapply (around_gt u x _ 0); [entry_derivative | entry_side]
  | |- locally ?x (fun t => 0 <= @?u t) => apply around_le; entry_around_by_continuity
  | |- locally ?x (fun t => xlogy_defined (@?u t) (@?v t)) => apply (around_xlogy_pos u v x); entry_around_by_continuity
  | |- locally ?x (fun t => @?u t <> ?a) => eapply (around_neq u x _ a); [entry_derivative | entry_side]
  end.

(** Means with δ in them, in which nothing moves: the one term. *)
Ltac one_entry_of_deltas :=
  lazymatch goal with |- ?s = ?t => lazymatch s with context [Derive] => fail | context [delta] => idtac end end;
  one_entry_ready; progress entry_terms; entry_equation.

(** Obligations about such entries. *)
Ltac entry_obligation :=
  lazymatch goal with
  | |- _ = _ => fail
  | |- locally _ _ => fail
  | |- ex_derive _ _ => fail
  | |- _ => idtac
  end;
  lazymatch goal with _ : forall i : R, in_range _ _ i -> _ |- _ => idtac end;
  one_entry_ready; entry_side.

(** Where the context speaks of the entries of all items. *)
Ltac of_entries tac :=
  lazymatch goal with
  | _ : forall i : R, in_range _ _ i -> forall j : R, in_range _ _ j -> _ |- _ => tac
  | _ : forall i : R, in_range _ _ i -> (forall j : R, in_range _ _ j -> _) /\ _ |- _ => tac
  end.

Ltac at_once ::=
  first
  [ at_once_as_written
  | solve [one_entry]
  | solve [of_entries ltac:(first [one_entry_of_deltas | entry_obligation])]
  | solve [entries_around | entries_hold]
  | intros; split_context; at_once_inside ].
