(** * Losses of linear scores, with the scores left as they are

    ℓ(y, Σⱼ xⱼ wⱼ + b): that it has a value, and its derivative in a weight, do not depend on what the score is. Here the
    scores are numbers, and are looked into only where two of them are compared or where a weight in them moves.

    Main tactics: [scores_seen_as_numbers], [everywhere], [score_equations], tried before definitions are unfolded. *)

From Derive Require Export OneSum.

(** Is this a definition that is nothing but sums and products? *)
Ltac is_linear_definition h :=
  assert_succeeds (
    let H := fresh in
    pose proof (eq_refl h) as H; progress (autounfold with vocabulary in H); repeat autounfold with vocabulary in H;
    let T := type of H in is_linear T).

(** Such definitions at values: numbers. *)
Ltac scores_seen_as_numbers :=
  repeat match goal with
  | |- context [?t] =>
      lazymatch type of t with R => idtac end;
      let rec head u := lazymatch u with ?g _ => head g | _ => u end in
      let h := head t in
      is_const h; is_linear_definition h;
      generalize t; let s := fresh "score" in intros s
  end.

Ltac has_definitions := assert_succeeds (progress autounfold with vocabulary).

Ltac score_side :=
  intros; progress scores_seen_as_numbers; repeat autounfold with vocabulary; cbv beta; clear; side.

(** What holds whatever the scores are holds around each point. *)
Ltac everywhere :=
  lazymatch goal with
  | |- locally _ _ => apply filter_forall; intros; score_side
  | |- _ = _ => fail
  | |- ex_derive _ _ => fail
  | |- _ => score_side
  end.

(** A loss of one score is that of the other if the scores are equal. *)
Ltac score_equations :=
  lazymatch goal with
  | |- ?f ?u = ?f ?v =>
      apply (f_equal f);
      repeat autounfold with vocabulary; cbv beta; split_context;
      eapply compare; [normal | normal | by_field]
  end.

Ltac score_derivative :=
  cbv beta;
  lazymatch goal with
  | |- is_derive (fun t => t) _ _ => apply d_id
  | |- is_derive (fun _ => ?c) ?x _ => apply (d_const c x)
  | |- is_derive (fun t => @?u t + @?v t) ?x _ => eapply (d_plus u v x); score_derivative
  | |- is_derive (fun t => @?u t - @?v t) ?x _ => eapply (d_minus u v x); score_derivative
  | |- is_derive (fun t => - @?u t) ?x _ => eapply (d_opp u x); score_derivative
  | |- is_derive (fun t => @?u t * @?v t) ?x _ =>
      lazymatch u with
      | fun _ => ?c => eapply (d_scal_l c v x); score_derivative
      | _ => eapply (d_mult u v x); score_derivative
      end
  | |- is_derive (fun t => @?u t / @?v t) ?x _ =>
      lazymatch v with
      | fun _ => ?c => eapply (d_div_const u c x); score_derivative
      | _ => eapply (d_div u v x); [score_condition | score_derivative | score_derivative]
      end
  | |- is_derive (fun t => ln (@?u t)) ?x _ => eapply (d_ln u x); [score_condition | score_derivative]
  | |- is_derive (fun t => exp (@?u t)) ?x _ => eapply (d_exp u x); score_derivative
  | |- is_derive (fun t => Sum ?a ?b (fun i => @?f t i)) ?x _ =>
      match goal with
      | Hn : in_range a b ?n |- _ =>
          eapply (is_derive_Sum_one a b n x f _); [side_integer | exact Hn | other_items | that_item | score_derivative]
      | _ => eapply (d_Sum a b f _ x); [side_integer | intros; score_derivative]
      end
  | |- is_derive (fun t => _) ?x _ => lazymatch goal with |- is_derive ?f _ _ => unfold_head f x end; score_derivative
  | |- is_derive ?f ?x _ => apply (d_applied f x); score_derivative
  end
with score_condition := cbv beta; simplify_families; score_side.

Ltac score_terms :=
  cbv beta;
  lazymatch goal with
  | |- ?u = ?u => reflexivity
  | |- Sum ?a ?b _ = Sum ?a ?b _ => apply Sum_ext; [side_integer | intros; score_terms]
  | |- Derive _ _ = Derive _ _ => fail
  | |- Derive _ _ = _ => eapply eq_trans; [apply is_derive_unique; score_derivative |]; simplify_families; score_terms
  | |- _ = Derive _ _ => symmetry; score_terms
  | |- ?u / ?c = ?v / ?c => apply (f_equal (fun y => y / c)); score_terms
  | |- ?u * ?c = ?v * ?c => apply (f_equal (fun y => y * c)); score_terms
  | |- ?u + ?c = ?v + ?d => apply f_equal2; score_terms
  | |- _ => scores_seen_as_numbers; repeat autounfold with vocabulary; cbv beta; field; repeat split; side
  end.

Ltac scores :=
  lazymatch goal with
  | |- locally _ _ => everywhere
  | |- ex_derive _ _ => has_definitions; eexists; score_derivative
  | |- forall _, _ => intros; split_scores
  | |- context [Derive _ _] => has_definitions; score_terms
  | |- _ = _ => has_definitions; score_equations
  | |- _ => everywhere
  end
with split_scores := repeat match goal with |- _ /\ _ => split end; scores.

Ltac at_once ::=
  first
  [ at_once_as_written
  | solve [one_entry]
  | solve [of_entries ltac:(first [one_entry_of_deltas | entry_obligation])]
  | solve [has_definitions; scores]
  | solve [entries_around | entries_hold]
  | intros; split_context; at_once_inside ].
