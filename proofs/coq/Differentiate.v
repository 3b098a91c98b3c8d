(** * The rule "differentiate": an equation that holds for all values of a variable, differentiated

    The premise is a statement about all values of the variable (of all families, for an entry of one). So it holds of
    every value that the variable takes around its point, and each part of the conclusion is the premise there, or
    follows from it by equality near the point.

    Main statements: [around_imp], [locally_moved], [Derive_moved], [ex_derive_moved], [ex_derive_other].

    Main tactics: [moved_premise], [rule_differentiate]. *)

From Derive Require Export Statements.

Lemma around_imp (x : R) (A B : R -> Prop) : locally x (fun t => A t -> B t) -> locally x A -> locally x B.
Proof. intros H K. generalize (filter_and _ _ H K). apply filter_imp. tauto. Qed.

Lemma locally_moved (x : R) (A B : R -> Prop) : locally x A -> (forall t, A t -> B t) -> locally x B.
Proof. intros H K. revert H. now apply filter_imp. Qed.

Lemma Derive_moved (x : R) (A : R -> Prop) (f g : R -> R) :
  locally x A -> (forall t, A t -> f t = g t) -> Derive f x = Derive g x.
Proof. intros H K. apply Derive_ext_loc. revert H. now apply filter_imp. Qed.

Lemma ex_derive_moved (x : R) (A : R -> Prop) (f g : R -> R) :
  locally x A -> (forall t, A t -> f t = g t) -> ex_derive g x -> ex_derive f x.
Proof.
  intros H K Hg. apply (ex_derive_ext_loc g); [| assumption].
  revert H. apply filter_imp. intros t Ht. symmetry. now apply K.
Qed.

(** What the premise assumes of the variable holds around the point. *)
Ltac feed_around F :=
  cbv beta in F;
  lazymatch type of F with
  | locally ?x (fun t => @?A t -> @?B t) =>
      let G := fresh in
      assert (G : locally x A) by (cbv beta; split_context; solve [around]);
      apply (fun F => around_imp x A B F G) in F; clear G; feed_around F
  | _ => idtac
  end.

Ltac at_moved :=
  let t := fresh in
  let H := fresh in
  intros t H; cbv beta in H |- *; decompose [and] H;
  first
  [ assumption
  | match goal with K : ?u = _ |- ?u = _ => exact K end
  | intros; match goal with K : forall _ : R, _ |- _ => solve [apply K; assumption] end ].

Ltac side_unfolded := repeat autounfold with vocabulary; cbv beta; side.

Ltac by_moved F :=
  lazymatch goal with
  | |- locally _ _ => apply (locally_moved _ _ _ F); at_moved
  | |- Derive _ _ = Derive _ _ => apply (Derive_moved _ _ _ _ F); at_moved
  | |- ex_derive ?f ?x => eapply (ex_derive_moved _ _ _ _ F); [at_moved | solve [side_unfolded]]
  end.

Ltac conclude_moved F :=
  lazymatch goal with
  | |- _ /\ _ => split; [first [assumption | solve [by_moved F] | solve [side_unfolded]] | conclude_moved F]
  | |- _ => by_moved F
  end.

Ltac moved_premise :=
  let F := fresh in
  match goal with
  | H : forall w : R -> R -> R, _ |- context [Derive _ (?w ?k ?l) = Derive _ _] =>
      is_var w; pose proof (filter_forall (F := locally (w k l)) _ (fun t => H (update w k (update (w k) l t)))) as F
  | H : forall p : R -> R, _ |- context [Derive _ (?p ?k) = Derive _ _] =>
      is_var p; pose proof (filter_forall (F := locally (p k)) _ (fun t => H (update p k t))) as F
  | H : forall b : R, _ |- context [Derive _ ?b = Derive _ _] =>
      is_var b; pose proof (filter_forall (F := locally b) _ (fun t => H t)) as F
  end;
  split_context; feed_around F; conclude_moved F.

(** Where the premise is not of that form: definitions unfolded, both sides equal near the point. *)
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

Ltac rule_differentiate := first [solve [moved_premise] | ready; conclude derivatives_agree].
