(** * Twice in one entry

    ∂/∂p_k (∂F/∂p_k) is the second derivative in the entry p_k: what the context says of the former, said of the latter.

    Main statements: [partial_twice], [ex_partial_twice], [around_twice]; main tactic: [entry_moved_twice]. *)

From Derive Require Export Parts.

Section Twice.
Variables (F : (R -> R) -> R) (p : R -> R) (k : R).

Lemma partial_moved t :
  Derive (fun t' => F (update (update p k t) k t')) (update p k t k) = Derive (fun t' => F (update p k t')) t.
Proof. rewrite update_same. apply Derive_ext. intros s. now rewrite update_update. Qed.

Lemma partial_twice :
  Derive (fun t => Derive (fun t' => F (update (update p k t) k t')) (update p k t k)) (p k)
    = Derive_n (fun t => F (update p k t)) 2 (p k).
Proof. apply (Derive_ext _ (Derive (fun t => F (update p k t)))). intros t. apply partial_moved. Qed.

Lemma ex_partial_twice :
  locally (p k) (fun t => ex_derive (fun t' => F (update (update p k t) k t')) (update p k t k)) ->
  ex_derive (fun t => Derive (fun t' => F (update (update p k t) k t')) (update p k t k)) (p k) ->
  ex_derive_times 2 (fun t => F (update p k t)) (p k).
Proof.
  intros H H'. split.
  - revert H. apply filter_imp. intros t Ht n Hn. destruct n as [| [| n]]; [exact I | | lia].
    rewrite update_same in Ht. revert Ht. apply ex_derive_ext. intros s. now rewrite update_update.
  - revert H'. apply ex_derive_ext. intros t. apply partial_moved.
Qed.

Lemma around_twice (P : (R -> R) -> Prop) :
  locally (p k) (fun t => locally (update p k t k) (fun t' => P (update (update p k t) k t'))) ->
  locally (p k) (fun t => P (update p k t)).
Proof.
  apply filter_imp. intros t H. apply locally_singleton in H. now rewrite update_update, update_same in H.
Qed.
End Twice.

(** The body of f, a function of the entry p_k, as a function of the family. *)
Ltac of_the_family f p k :=
  constr:(ltac:(
    let q := fresh "q" in intro q;
    let t := constr:(0) in
    let body := eval cbv beta in (f t) in
    let g := eval pattern (update p k t) in body in
    lazymatch g with ?G _ => exact (G q) end) : (R -> R) -> _).

Ltac entry_moved_twice :=
  intros; split_context;
  lazymatch goal with
  | |- Derive_n ?f 2 (?p ?k) = _ =>
      lazymatch goal with _ : context [update (update p k _) k _] |- _ => idtac end;
      let F := of_the_family f p k in
      let E := fresh in
      pose proof (partial_twice F p k) as E; cbv beta in E; rewrite <- E; assumption
  | |- ex_derive_times 2 ?f (?p ?k) =>
      lazymatch goal with _ : context [update (update p k _) k _] |- _ => idtac end;
      let F := of_the_family f p k in apply (ex_partial_twice F p k); assumption
  | |- locally (?p ?k) ?P =>
      lazymatch goal with _ : locally (p k) (fun t => locally _ _) |- _ => idtac end;
      let F := of_the_family P p k in apply (around_twice p k F); assumption
  end.
