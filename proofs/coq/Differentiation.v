(** * The tactics [derivative], [around] and [continuity]

    Main tactics:
    - [derivative]: a goal [is_derive (fun t => …) x ?d], by the rules, from the outside in; [?d] is what they give;
    - [around]: a goal [locally x (fun t => …)]: strict inequalities about x hold around it;
    - [continuity]: a goal [continuous_on D (fun t => …)];
    - [side] from here on proves the existence of derivatives and of integrals as well.

    Main statements: [around_intro_gt], [around_intro_lt], [around_intro_neq], [around_range]. *)

From Derive Require Export Obligations Continuity Integrals.

(** ** What holds around a point *)

Lemma around_intro_gt (a x : R) (P : R -> Prop) :
  a < x -> locally x (fun t => a < t -> P t) -> locally x P.
Proof. intros H L. generalize (filter_and _ _ (locally_gt a x H) L). apply filter_imp. tauto. Qed.

Lemma around_intro_lt (a x : R) (P : R -> Prop) :
  x < a -> locally x (fun t => t < a -> P t) -> locally x P.
Proof. intros H L. generalize (filter_and _ _ (locally_lt a x H) L). apply filter_imp. tauto. Qed.

Lemma around_intro_neq (a x : R) (P : R -> Prop) :
  x <> a -> locally x (fun t => t <> a -> P t) -> locally x P.
Proof. intros H L. generalize (filter_and _ _ (locally_neq a x H) L). apply filter_imp. tauto. Qed.

Lemma around_and (x : R) (P Q : R -> Prop) : locally x P -> locally x Q -> locally x (fun t => P t /\ Q t).
Proof. intros. now apply filter_and. Qed.

(** Of finitely many things that hold around a point all hold around it. *)
Lemma around_range a b (x : R) (P : R -> R -> Prop) :
  integer a -> (forall i, in_range a b i -> locally x (fun t => P t i)) ->
  locally x (fun t => forall i, in_range a b i -> P t i).
Proof.
  intros Ha H.
  assert (L : locally x (fun t => forall k, (k < count a b)%nat -> P t (a + INR k))).
  { assert (H' : forall k, (k < count a b)%nat -> locally x (fun t => P t (a + INR k)))
      by (intros; now apply H, range_member).
    clear H. revert H'. generalize (count a b). induction n as [| n IH]; intros H'.
    - apply filter_forall. intros. lia.
    - assert (L1 : locally x (fun t => forall k, (k < n)%nat -> P t (a + INR k))) by (apply IH; auto).
      assert (L2 : locally x (fun t => P t (a + INR n))) by (apply H'; lia).
      generalize (filter_and _ _ L1 L2). apply filter_imp. intros t [A B] k Hk.
      destruct (Nat.eq_dec k n) as [-> |]; [assumption | apply A; lia]. }
  revert L. apply filter_imp. intros t Ht i Hi.
  destruct (member_range a b i Ha Hi) as [k [Hk ->]]. now apply Ht.
Qed.

Lemma around_neq (u : R -> R) (x du a : R) : is_derive u x du -> u x <> a -> locally x (fun t => u t <> a).
Proof. intros Hu H. apply (is_derive_continuous u x du Hu (fun y => y <> a)). now apply locally_neq. Qed.

Lemma around_different (u v : R -> R) (x du dv : R) :
  is_derive u x du -> is_derive v x dv -> u x <> v x -> locally x (fun t => u t <> v t).
Proof.
  intros Hu Hv H.
  assert (L : locally x (fun t => u t - v t <> 0)).
  { apply (around_neq (fun t => u t - v t) x (du - dv) 0); [now apply d_minus | lra]. }
  revert L. apply filter_imp. intros t Ht E. apply Ht. lra.
Qed.

Lemma around_xlogy_pos (u v : R -> R) (x : R) :
  locally x (fun t => 0 < v t) -> locally x (fun t => xlogy_defined (u t) (v t)).
Proof. apply filter_imp. intros t H. now left. Qed.

Lemma around_le (u v : R -> R) (x : R) : locally x (fun t => u t < v t) -> locally x (fun t => u t <= v t).
Proof. apply filter_imp. intros t H. now left. Qed.

Lemma around_ge (u v : R -> R) (x : R) : locally x (fun t => u t > v t) -> locally x (fun t => u t >= v t).
Proof. apply filter_imp. intros t H. now left. Qed.

Lemma around_intro (x : R) (P Q : R -> Prop) : locally x P -> locally x (fun t => P t -> Q t) -> locally x Q.
Proof. intros HP HQ. generalize (filter_and _ _ HP HQ). apply filter_imp. tauto. Qed.

(** The point is free to move as far as strict inequalities about it allow. *)
Ltac let_it_move :=
  repeat match goal with
  | H : ?a < ?x |- locally ?x ?P =>
      lazymatch goal with _ : taken H x |- _ => fail | _ => idtac end;
      apply (around_intro_gt a x P H); pose proof (I : taken H x)
  | H : ?x < ?b |- locally ?x ?P =>
      lazymatch goal with _ : taken H x |- _ => fail | _ => idtac end;
      apply (around_intro_lt b x P H); pose proof (I : taken H x)
  | H : ?x <> ?a |- locally ?x ?P =>
      lazymatch goal with _ : taken H x |- _ => fail | _ => idtac end;
      apply (around_intro_neq a x P H); pose proof (I : taken H x)
  end; clear_marks.

Ltac is_strict P :=
  lazymatch P with
  | _ < _ => idtac
  | _ <> _ => idtac
  end.

Ltac simplify_families :=
  repeat match goal with
  | |- context [update ?p ?k (?p ?k)] => rewrite (update_self p k)
  | |- context [update ?p ?k ?t ?k] => rewrite (update_same p k t)
  end.

(** The maximum, the minimum and the absolute value of what differs at the point, whichever way. *)
Lemma d_Rmax_different (u v : R -> R) x du dv :
  u x <> v x -> is_derive u x du -> is_derive v x dv ->
  is_derive (fun t => Rmax (u t) (v t)) x (piecewise (v x < u x) du dv).
Proof.
  intros H Hu Hv. destruct (Rtotal_order (v x) (u x)) as [L | [E | L]]; [| now symmetry in E |].
  - rewrite piecewise_true by assumption. now apply (d_Rmax_left u v x du dv).
  - rewrite piecewise_false by lra. now apply (d_Rmax_right u v x du dv).
Qed.

Lemma d_Rmin_different (u v : R -> R) x du dv :
  u x <> v x -> is_derive u x du -> is_derive v x dv ->
  is_derive (fun t => Rmin (u t) (v t)) x (piecewise (u x < v x) du dv).
Proof.
  intros H Hu Hv. destruct (Rtotal_order (u x) (v x)) as [L | [E | L]]; [| contradiction |].
  - rewrite piecewise_true by assumption. now apply (d_Rmin_left u v x du dv).
  - rewrite piecewise_false by lra. now apply (d_Rmin_right u v x du dv).
Qed.

Lemma d_Rabs_different (u : R -> R) x du :
  u x <> 0 -> is_derive u x du -> is_derive (fun t => Rabs (u t)) x (piecewise (0 < u x) du (- du)).
Proof.
  intros H Hu. destruct (Rtotal_order 0 (u x)) as [L | [E | L]]; [| now symmetry in E |].
  - rewrite piecewise_true by assumption. now apply d_Rabs_pos.
  - rewrite piecewise_false by lra. now apply d_Rabs_neg.
Qed.

(** ** Derivatives *)

Ltac derivative :=
  cbv beta;
  lazymatch goal with
  | |- is_derive (fun t => t) _ _ => apply d_id
  | |- is_derive (fun _ => ?c) ?x _ => apply (d_const c x)
  | |- is_derive (fun t => @?u t + @?v t) ?x _ => eapply (d_plus u v x); [derivative | derivative]
  | |- is_derive (fun t => @?u t - @?v t) ?x _ => eapply (d_minus u v x); [derivative | derivative]
  | |- is_derive (fun t => - @?u t) ?x _ => eapply (d_opp u x); derivative
  | |- is_derive (fun t => @?u t * @?v t) ?x _ =>
      lazymatch u with
      | fun _ => ?c => eapply (d_scal_l c v x); derivative
      | _ =>
          lazymatch v with
          | fun _ => ?c => eapply (d_scal_r c u x); derivative
          | _ => eapply (d_mult u v x); [derivative | derivative]
          end
      end
  | |- is_derive (fun t => @?u t / @?v t) ?x _ =>
      lazymatch v with
      | fun _ => ?c => eapply (d_div_const u c x); derivative
      | _ => eapply (d_div u v x); [side_at_point | derivative | derivative]
      end
  | |- is_derive (fun t => / @?u t) ?x _ => eapply (d_inv u x); [side_at_point | derivative]
  | |- is_derive (fun t => ln (@?u t)) ?x _ => eapply (d_ln u x); [side_at_point | derivative]
  | |- is_derive (fun t => exp (@?u t)) ?x _ => eapply (d_exp u x); derivative
  | |- is_derive (fun t => sqrt (@?u t)) ?x _ => eapply (d_sqrt u x); [side_at_point | derivative]
  | |- is_derive (fun t => Rmax (@?u t) 0 ^ 2) ?x _ => eapply (d_square_Rmax_0 u x); derivative
  | |- is_derive (fun t => Rmax 0 (@?u t) ^ 2) ?x _ => eapply (d_square_Rmax_0_l u x); derivative
  | |- is_derive (fun t => Rmin (@?u t) 0 ^ 2) ?x _ => eapply (d_square_Rmin_0 u x); derivative
  | |- is_derive (fun t => (@?u t) ^ ?n) ?x _ =>
      let z := eval vm_compute in (Z.of_nat n) in
      let m := eval vm_compute in (pred n) in
      eapply (d_pow_number u n m z x); [symmetry; apply INR_IZR_INZ | reflexivity | derivative]
  | |- is_derive (fun t => power (@?u t) (@?v t)) ?x _ =>
      lazymatch v with
      | fun _ => - IZR (Zpos ?p) => eapply (d_power_opp u p x); [side_at_point | derivative]
      | fun _ => IZR (Zneg ?p) => eapply (d_power_neg u p x); [side_at_point | derivative]
      | fun _ => ?c =>
          first [ eapply (d_power_const u c x); [side_at_point | derivative]
                | eapply (d_power_natural u c x); [side | side | derivative] ]
      | _ =>
          lazymatch u with
          | fun _ => ?b => eapply (d_power_base b v x); [side | derivative]
          | _ => eapply (d_power u v x); [side_at_point | derivative | derivative]
          end
      end
  | |- is_derive (fun t => sinh (@?u t)) ?x _ => eapply (d_sinh u x); derivative
  | |- is_derive (fun t => cosh (@?u t)) ?x _ => eapply (d_cosh u x); derivative
  | |- is_derive (fun t => tanh (@?u t)) ?x _ => eapply (d_tanh u x); derivative
  | |- is_derive (fun t => atanh (@?u t)) ?x _ => unfold atanh; derivative
  | |- is_derive (fun t => xlogy (@?u t) (@?v t)) ?x _ => unfold xlogy; derivative
  | |- is_derive (fun t => log_base (@?u t) (@?v t)) ?x _ => unfold log_base; derivative
  | |- is_derive (fun t => Sum ?a ?b (fun i => @?f t i)) ?x _ =>
      eapply (d_Sum a b f _ x); [side_integer | intros; split_context; derivative]
  | |- is_derive (fun t => update ?p ?k (@?u t) ?j) ?x _ => eapply (d_update p k j u x); derivative
  | |- is_derive (fun t => update ?p ?k (fun l => @?u t l) ?j ?l) ?x _ => eapply (d_update_row p k j u l x); derivative
  | |- is_derive (fun t => update ?p ?k (@?u t) ?j ?l) ?x _ => eapply (d_update_row p k j u l x); derivative
  | |- is_derive (fun t => Rabs (@?u t)) ?x _ =>
      first [ eapply (d_Rabs_pos u x); [side_at_point | derivative] | eapply (d_Rabs_neg u x); [side_at_point | derivative]
            | eapply (d_Rabs_different u x); [side_at_point | derivative] ]
  | |- is_derive (fun t => Rmax (@?u t) (@?v t)) ?x _ =>
      first [ eapply (d_Rmax_left u v x); [side_at_point | derivative | derivative]
            | eapply (d_Rmax_right u v x); [side_at_point | derivative | derivative]
            | eapply (d_Rmax_different u v x); [side_at_point | derivative | derivative] ]
  | |- is_derive (fun t => Rmin (@?u t) (@?v t)) ?x _ =>
      first [ eapply (d_Rmin_left u v x); [side_at_point | derivative | derivative]
            | eapply (d_Rmin_right u v x); [side_at_point | derivative | derivative]
            | eapply (d_Rmin_different u v x); [side_at_point | derivative | derivative] ]
  | |- is_derive (fun t => piecewise (@?P t) (@?u t) (@?v t)) ?x _ =>
      first [ eapply (d_piecewise_true P u v x); [around | derivative]
            | eapply (d_piecewise_false P u v x); [around | derivative] ]
  | |- is_derive (fun t => Derive (fun s => @?B t s) (@?P t)) ?x _ =>
      first
      [ eapply d_ext_loc; [let_it_move; derivative_nearby | cbv beta; derivative]
      | eapply d_ext_loc; [let_it_move; move_hypotheses; derivative_nearby | cbv beta; derivative] ]
  | |- is_derive (fun t => ?f (@?u t)) ?x _ => eapply (d_function f u x); [cbv beta; derivable | derivative]
  | |- is_derive ?f ?x _ => apply (Derive_correct f x); derivable
  end
(** An unknown function has the derivatives that the context says it has. *)
with derivable :=
  first
  [ assumption
  | match goal with
    | H : forall t : R, _ -> ex_derive ?f t |- ex_derive ?f _ => apply H; split_context; side
    | H : forall t : R, ex_derive ?f t |- ex_derive ?f _ => apply H
    end ]
with derivative_nearby :=
  apply filter_forall; intros; split_context;
  eapply eq_trans; [eapply Derive_value; derivative | simplify_families; reflexivity]
(** Strict inequalities of the context that hold around the point because they are about continuous functions. *)
with move_hypotheses :=
  repeat match goal with
  | H : ?P |- locally (?p ?j) ?Q =>
      is_var p; is_strict P; lazymatch P with context [p] => idtac end;
      lazymatch goal with _ : taken H p |- _ => fail | _ => idtac end;
      let F := eval pattern p in P in
      lazymatch F with
      | ?G _ =>
          apply (around_intro (p j) (fun t => G (update p j t)) Q); [cbv beta; around_by_continuity | cbv beta];
          pose proof (I : taken H p)
      end
  | H : ?P |- locally ?x ?Q =>
      is_var x; is_strict P; lazymatch P with context [x] => idtac end;
      lazymatch goal with _ : taken H x |- _ => fail | _ => idtac end;
      let F := eval pattern x in P in
      lazymatch F with
      | ?G _ =>
          apply (around_intro x G Q); [cbv beta; around_by_continuity | cbv beta];
          pose proof (I : taken H x)
      end
  end; clear_marks; lines_move
(** What the context says of all entries of q, and of a number q, is said of q + s v for s near 0. *)
with lines_move :=
  repeat match goal with
  | H : forall i : R, in_range _ _ i -> _, q : R -> R |- locally ?x ?Q =>
      let P := type of H in
      lazymatch P with context [q] => idtac end;
      match Q with context [q _ + _ * ?v _] =>
        is_var v;
        lazymatch goal with _ : taken H v |- _ => fail | _ => idtac end;
        let F := eval pattern q in P in
        lazymatch F with
        | ?G _ =>
            apply (around_intro x (fun s => G (fun i => q i + s * v i)) Q); [cbv beta; around_by_continuity | cbv beta];
            pose proof (I : taken H v)
        end
      end
  | H : ?P, q : R |- locally ?x ?Q =>
      is_strict P; lazymatch P with context [q] => idtac end;
      match Q with context [q + _ * ?v] =>
        is_var v;
        lazymatch goal with _ : taken H v |- _ => fail | _ => idtac end;
        let F := eval pattern q in P in
        lazymatch F with
        | ?G _ =>
            apply (around_intro x (fun s => G (q + s * v)) Q); [cbv beta; around_by_continuity | cbv beta];
            pose proof (I : taken H v)
        end
      end
  end; clear_marks
with side_at_point := cbv beta; simplify_families; spell_entries; side
(** ** Around a point *)
with around :=
  cbv beta;
  lazymatch goal with
  | |- locally ?x (fun t => @?P t /\ @?Q t) => apply (around_and x P Q); around
  | |- locally _ (fun t => True) => apply filter_forall; intro; exact I
  | |- _ =>
    first
    [ solve [let_it_move; apply filter_forall; intros; split_context; side]
    | around_by_continuity
    | solve [let_it_move; move_hypotheses; apply filter_forall; intros; split_context; side] ]
  end
with around_by_continuity :=
  lazymatch goal with
      | |- locally ?x (fun t => forall i, in_range ?a ?b i -> @?P t i) =>
          apply (around_range a b x P); [side_integer | intros; split_context; around]
      | |- locally ?x (fun t => 0 < @?u t) => eapply (around_gt u x _ 0); [derivative | side_at_point]
      | |- locally ?x (fun t => @?u t <> ?a) => eapply (around_neq u x _ a); [derivative | side_at_point]
      | |- locally ?x (fun t => @?u t < @?v t) => eapply (around_order u v x); [derivative | derivative | side_at_point]
      | |- locally ?x (fun t => @?u t <= @?v t) => apply around_le; around
      | |- locally ?x (fun t => @?u t >= @?v t) => apply around_ge; around
      | |- locally ?x (fun t => @?u t > @?v t) => eapply (around_order v u x); [derivative | derivative | side_at_point]
      | |- locally ?x (fun t => ~ @?u t = @?v t) => eapply (around_different u v x); [derivative | derivative | side_at_point]
      | |- locally ?x (fun t => xlogy_defined (@?u t) (@?v t)) => eapply (around_xlogy_pos u v x); around
  end.

(** ** Continuity *)

Ltac continuity :=
  cbv beta;
  lazymatch goal with
  | |- continuous_on ?D (fun t => t) => apply continuous_on_id
  | |- continuous_on ?D (fun _ => ?c) => apply (continuous_on_const D c)
  | |- continuous_on ?D (fun t => @?u t + @?v t) => apply (continuous_on_plus D u v); continuity
  | |- continuous_on ?D (fun t => @?u t - @?v t) => apply (continuous_on_minus D u v); continuity
  | |- continuous_on ?D (fun t => - @?u t) => apply (continuous_on_opp D u); continuity
  | |- continuous_on ?D (fun t => @?u t * @?v t) => apply (continuous_on_mult D u v); continuity
  | |- continuous_on ?D (fun t => @?u t / @?v t) =>
      apply (continuous_on_div D u v); [continuity | continuity | intros; split_context; side]
  | |- continuous_on ?D (fun t => / @?u t) => apply (continuous_on_inv D u); [continuity | intros; split_context; side]
  | |- continuous_on ?D (fun t => (@?u t) ^ ?n) => apply (continuous_on_pow D u n); continuity
  | |- continuous_on ?D (fun t => exp (@?u t)) => apply (continuous_on_exp D u); continuity
  | |- continuous_on ?D (fun t => ln (@?u t)) => apply (continuous_on_ln D u); [intros; split_context; side | continuity]
  | |- continuous_on ?D (fun t => sqrt (@?u t)) => apply (continuous_on_sqrt D u); continuity
  | |- continuous_on ?D (fun t => Rabs (@?u t)) => apply (continuous_on_Rabs D u); continuity
  | |- continuous_on ?D (fun t => Rmax (@?u t) (@?v t)) => apply (continuous_on_Rmax D u v); continuity
  | |- continuous_on ?D (fun t => Rmin (@?u t) (@?v t)) => apply (continuous_on_Rmin D u v); continuity
  | |- continuous_on ?D (fun t => xlogy (@?u t) (@?u t)) =>
      apply (continuous_on_xlogy_self D u); [intros; split_context; side | continuity]
  | |- continuous_on ?D (fun t => xlogy (@?u t) (@?v t)) =>
      apply (continuous_on_xlogy D u v); [intros; split_context; side | continuity | continuity]
  | |- continuous_on ?D (fun t => Sum ?a ?b (fun i => @?f t i)) =>
      apply (continuous_on_Sum D a b f); [side_integer | intros; split_context; continuity]
  | |- continuous_on ?D (fun t => log_base (@?u t) (@?v t)) => unfold log_base; continuity
  | |- continuous_on ?D (fun t => ?f (@?u t)) =>
      first [assumption | continuity_on_a_set D f u | apply continuous_on_continuous; intros; split_context; eapply is_derive_continuous; derivative]
  | |- continuous_on ?D _ =>
      first [assumption | apply continuous_on_continuous; intros; split_context; eapply is_derive_continuous; derivative]
  end
(** f is known to be continuous on a set only, which holds the values of u. *)
with continuity_on_a_set D f u :=
  match goal with
  | H : continuous_on ?E f |- _ =>
      apply (continuous_on_comp_on D E f u); [intros; split_context; side | exact H | continuity]
  end.

Ltac side_of_calculus ::=
  lazymatch goal with
  | |- locally _ _ => around
  | |- ex_derive _ _ => simplify_families; eapply ex_derive_value; derivative
  | |- ex_derive_times 1 _ _ => apply ex_derive_times_1; eapply ex_derive_value; derivative
  | |- ex_derive_times 2 _ _ =>
      first
      [ eapply ex_derive_times_2;
        [let_it_move; apply filter_forall; intros; split_context; derivative | cbv beta; derivative]
      | eapply ex_derive_times_2;
        [let_it_move; move_hypotheses; apply filter_forall; intros; split_context; derivative | cbv beta; derivative] ]
  | |- ex_derive_times 3 _ _ =>
      eapply ex_derive_times_3;
      [ let_it_move; apply filter_forall; intros; split_context; derivative
      | cbv beta; let_it_move; apply filter_forall; intros; split_context; derivative
      | cbv beta; derivative ]
  | |- continuous_on _ _ => continuity
  | |- ex_RInt _ _ _ => apply ex_RInt_continuous_on; [side | continuity]
  end.
