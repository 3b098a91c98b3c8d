(** * One entry of a family of families moves

    That each entry p_i fulfils a condition around the point where one entry p_j,k moves: the others stand still, and this
    one moves as any number does.

    Main statement: [around_entries].
    Main tactics: [entries_around], [entries_hold], tried before definitions are unfolded. *)

From Derive Require Export NestedSums.

Lemma entry_other (q : R -> R -> R) j k t m i : m <> j \/ i <> k -> update q j (update (q j) k t) m i = q m i.
Proof.
  intros H. unfold update. destruct (Req_EM_T m j) as [-> |]; [| reflexivity].
  destruct (Req_EM_T i k) as [-> |]; [| reflexivity]. destruct H; contradiction.
Qed.

Lemma entry_moved (q : R -> R -> R) j k t : update q j (update (q j) k t) j k = t.
Proof. now rewrite !update_same. Qed.

Lemma entry_at_rest (q : R -> R -> R) j k m i : update q j (update (q j) k (q j k)) m i = q m i.
Proof. now rewrite !update_self. Qed.

Lemma around_entries (q : R -> R -> R) j k a b c d (P : R -> R -> R -> Prop) :
  (forall t m i, m <> j \/ i <> k -> P (q j k) m i -> P t m i) ->
  (forall m, in_range a b m -> forall i, in_range c d i -> P (q j k) m i) ->
  locally (q j k) (fun t => P t j k) ->
  locally (q j k) (fun t => forall m, in_range a b m -> forall i, in_range c d i -> P t m i).
Proof.
  intros Hothers Hx. apply filter_imp. intros t Ht m Hm i Hi.
  destruct (Req_EM_T m j) as [-> | N]; [destruct (Req_EM_T i k) as [-> | N] |]; [exact Ht | |];
    (apply Hothers; [tauto | now apply Hx]).
Qed.

Lemma around_xlogy_of_pos a x : 0 < x -> locally x (fun t => xlogy_defined a t).
Proof. intros H. generalize (locally_gt 0 x H). apply filter_imp. intros t Ht. now left. Qed.

Lemma locally_same x (P Q : R -> Prop) : (forall t, P t = Q t) -> locally x Q -> locally x P.
Proof. intros H. apply filter_imp. intros t Ht. now rewrite H. Qed.

(** What the context says of all entries, of this one. *)
Ltac of_this_entry :=
  first
  [ assumption
  | match goal with H : forall m : R, in_range _ _ m -> forall i : R, in_range _ _ i -> _ |- _ =>
      first
      [ apply H; assumption
      | let K := fresh in
        lazymatch goal with M : in_range ?a ?b ?m, I : in_range ?c ?d ?i |- _ => idtac end;
        match goal with M : in_range ?a ?b ?m |- _ => match goal with I : in_range ?c ?d ?i |- _ =>
          pose proof (H m M i I) as K; split_context; assumption end end ]
    end ].

Ltac condition_of_entry :=
  lazymatch goal with
  | |- xlogy_defined ?u ?u => first [left; of_this_entry | apply xlogy_defined_same; of_this_entry]
  | |- xlogy_defined _ _ => left; condition_of_entry
  | |- 0 < _ + _ => first [apply Rplus_lt_0_compat; of_this_entry | apply Rplus_lt_le_0_compat; of_this_entry | apply Rplus_le_lt_0_compat; of_this_entry]
  | |- 0 < _ / 2 => apply Rdiv_lt_0_compat; [condition_of_entry | lra]
  | |- _ <> 0 => apply Rgt_not_eq, Rlt_gt; condition_of_entry
  | |- _ => of_this_entry
  end.

Ltac entry_around :=
  lazymatch goal with
  | |- locally _ (fun t => xlogy_defined _ t) => apply around_xlogy_of_pos; of_this_entry
  | |- locally ?x (fun t => 0 < t) => apply (locally_gt 0 x); of_this_entry
  | |- locally (?q ?j ?k) _ =>
      let K := fresh in
      assert (K : 0 < q j k) by of_this_entry;
      try (match goal with |- context [?p j k] => different p q; let L := fresh in first [assert (L : 0 < p j k) by of_this_entry | assert (L : 0 <= p j k) by of_this_entry] end);
      apply (around_intro_gt 0 _ _ K); apply filter_forall; intros t Ht; clear K;
      lazymatch goal with
      | |- xlogy_defined _ _ => left; lra
      | |- _ => lra
      end
  end.

Ltac entries_around :=
  intros;
  lazymatch goal with
  | |- locally (?q ?j ?k) (fun t => forall m, in_range ?a ?b m -> forall i, in_range ?c ?d i -> @?P t m i) =>
      apply (around_entries q j k a b c d P);
      [ let t := fresh "t" in let m := fresh "m" in let i := fresh "i" in let H := fresh in
        intros t m i H; cbv beta; rewrite entry_at_rest, (entry_other q j k t m i H); exact (fun K => K)
      | let m := fresh "m" in let i := fresh "i" in
        intros m ? i ?; cbv beta; rewrite entry_at_rest; solve [condition_of_entry]
      | cbv beta; entries_moved; solve [entry_around] ]
  end
(** Under the binder of the value that moves. *)
with entries_moved :=
  lazymatch goal with
  | |- locally ?x (fun t => @?P t) =>
      eapply (locally_same x P);
      [let t := fresh "t" in intros t; cbv beta; rewrite !entry_moved; reflexivity |]; cbv beta
  end.

(** What is asked of all entries. *)
Ltac entries_hold :=
  lazymatch goal with
  | |- forall m : R, in_range _ _ m -> forall i : R, in_range _ _ i -> _ =>
      intros; split_all_conditions; condition_of_entry
  end
with split_all_conditions := repeat lazymatch goal with |- _ /\ _ => split end.

Ltac at_once ::= first [at_once_as_written | solve [entries_around | entries_hold] | intros; split_context; at_once_inside].
