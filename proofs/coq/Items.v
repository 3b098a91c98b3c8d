(** * Means over items: one entry of one item moves

    The mean of a loss over the items of a batch, Σ ℓ(zₐ) / N, as a function of one entry of one item z_n: only the term
    of that item moves. The tactics here reduce what is said of such a mean to what is said of the one item, with all
    definitions folded, before [rule_algebra] and [rule_definition] look inside.

    Main statements: [Derive_Sum_one], [ex_derive_Sum_one], [around_items], [Sum_one_term].
    Main tactic: [items]. *)

From Derive Require Export Statements.

(** ** A sum of which one term moves *)

Section OneTerm.
Variables (a b n x : R) (f : R -> R -> R) (g : R -> R).
Hypothesis Ha : integer a.
Hypothesis Hn : in_range a b n.
Hypothesis Hothers : forall t i, in_range a b i -> i <> n -> f t i = f x i.
Hypothesis Hone : forall t, f t n = g t.

Lemma Sum_one_moves t : Sum a b (f t) = g t + (Sum a b (f x) - g x).
Proof using Ha Hn Hothers Hone.
  rewrite (Sum_update_term a b (f t) (f x) n Ha Hn).
  - rewrite (Hone t), (Hone x). ring.
  - intros i Hi H. now apply Hothers.
Qed.

Lemma is_derive_Sum_one d : is_derive g x d -> is_derive (fun t => Sum a b (f t)) x d.
Proof using Ha Hn Hothers Hone.
  intros H. apply (is_derive_ext (fun t => g t + (Sum a b (f x) - g x))); [intros t; symmetry; apply Sum_one_moves |].
  replace d with (d + 0) by ring. apply d_plus; [exact H | apply d_const].
Qed.

Lemma ex_derive_Sum_one : ex_derive g x -> ex_derive (fun t => Sum a b (f t)) x.
Proof using Ha Hn Hothers Hone. intros [d H]. exists d. now apply is_derive_Sum_one. Qed.

Lemma Derive_Sum_one : Derive (fun t => Sum a b (f t)) x = Derive g x.
Proof using Ha Hn Hothers Hone.
  unfold Derive. apply (f_equal real), Lim_ext. intros h.
  rewrite (Sum_one_moves (x + h)), (Sum_one_moves x). unfold Rdiv. ring.
Qed.
End OneTerm.

Lemma around_items a b n x (P : R -> R -> Prop) (Q : R -> Prop) :
  (forall t i, in_range a b i -> i <> n -> P t i = P x i) -> (forall t, P t n = Q t) ->
  (forall i, in_range a b i -> P x i) -> locally x Q -> locally x (fun t => forall i, in_range a b i -> P t i).
Proof.
  intros Hothers Hone Hx. apply filter_imp. intros t Ht i Hi.
  destruct (Req_EM_T i n) as [-> | H]; [now rewrite Hone | rewrite Hothers by assumption; now apply Hx].
Qed.

Lemma Sum_one_term a b n f y :
  integer a -> in_range a b n -> (forall i, i <> n -> f i = 0) -> f n = y -> Sum a b f = y.
Proof.
  intros Ha Hn H <-. rewrite (Sum_update_term a b f (fun _ => 0) n Ha Hn), Sum_0; [ring |]. intros. now apply H.
Qed.

(** ** Under sums, signs and divisors that stand still *)

Section Outside.
Variables (u v : R -> R) (c x y : R).
Lemma Derive_over : Derive u x = y -> Derive (fun t => u t / c) x = y / c.
Proof. intros <-. unfold Rdiv. rewrite <- Derive_scal_l. reflexivity. Qed.
Lemma Derive_times : Derive u x = y -> Derive (fun t => c * u t) x = c * y.
Proof. intros <-. apply Derive_scal. Qed.
Lemma Derive_opposite : Derive u x = y -> Derive (fun t => - u t) x = - y.
Proof. intros <-. apply Derive_opp. Qed.
Lemma ex_derive_over : ex_derive u x -> ex_derive (fun t => u t / c) x.
Proof. intros [d H]. exists (d / c). now apply d_div_const. Qed.
Lemma ex_derive_times_number : ex_derive u x -> ex_derive (fun t => c * u t) x.
Proof. intros [d H]. exists (c * d). now apply d_scal_l. Qed.
Lemma ex_derive_opposite : ex_derive u x -> ex_derive (fun t => - u t) x.
Proof. intros [d H]. exists (- d). now apply d_opp. Qed.
End Outside.

(** ** The tactics *)

(** The item that moves when the derivative is taken at [x]. *)
Ltac moving_item x :=
  lazymatch x with
  | _ ?n _ => n
  | _ ?n => n
  end.

Ltac other_items :=
  let t := fresh "t" in let i := fresh "i" in let Hi := fresh in
  intros t i _ Hi; cbv beta; rewrite ?(update_other _ _ _ i Hi); reflexivity.

(** The other side is not known yet: it must not be taken for what is rewritten. *)
Ltac entries_of_updates :=
  repeat match goal with
  | |- context [update ?p ?k ?u ?k] => rewrite (update_same p k u)
  | |- context [update ?p ?k (?p ?k)] => rewrite (update_self p k)
  end.

Ltac that_item := let t := fresh "t" in intros t; cbv beta; entries_of_updates; reflexivity.

(** The head of the function's body is a definition: it is unfolded. *)
Ltac unfold_head f x :=
  let body := eval cbv beta in (f x) in
  let rec head t := lazymatch t with ?g _ => head g | _ => t end in
  let h := head body in
  lazymatch h with
  | Sum => fail
  | _ => unfold h
  end.

Ltac item_of_Derive n :=
  cbv beta;
  lazymatch goal with
  | |- Derive (fun t => @?u t / ?c) ?x = _ => eapply (Derive_over u c x); item_of_Derive n
  | |- Derive (fun t => ?c * @?u t) ?x = _ => eapply (Derive_times u c x); item_of_Derive n
  | |- Derive (fun t => - @?u t) ?x = _ => eapply (Derive_opposite u x); item_of_Derive n
  | |- Derive (fun t => Sum ?a ?b (fun i => @?f t i)) ?x = _ =>
      eapply (Derive_Sum_one a b n x f); [side_integer | assumption | other_items | that_item]
  | |- Derive ?f ?x = _ => unfold_head f x; item_of_Derive n
  end.

Ltac item_of_ex_derive n :=
  cbv beta;
  lazymatch goal with
  | |- ex_derive (fun t => @?u t / ?c) ?x => apply (ex_derive_over u c x); item_of_ex_derive n
  | |- ex_derive (fun t => ?c * @?u t) ?x => apply (ex_derive_times_number u c x); item_of_ex_derive n
  | |- ex_derive (fun t => - @?u t) ?x => apply (ex_derive_opposite u x); item_of_ex_derive n
  | |- ex_derive (fun t => Sum ?a ?b (fun i => @?f t i)) ?x =>
      eapply (ex_derive_Sum_one a b n x f); [side_integer | assumption | other_items | that_item | ]
  | |- ex_derive ?f ?x => unfold_head f x; item_of_ex_derive n
  end.

Ltac item_of_locally n :=
  cbv beta;
  lazymatch goal with
  | |- locally ?x (fun t => forall i, in_range ?a ?b i -> @?P t i) =>
      eapply (around_items a b n x P);
      [ other_items | that_item
      | let i := fresh "i" in let Hi := fresh "Hi" in intros i Hi; cbv beta; entries_of_updates
      | cbv beta ]
  end.

(** A sum of products with δ(i, n): the term of n. *)
Ltac one_term_of n :=
  match goal with
  | |- context [Sum ?a ?b ?f] =>
      lazymatch f with context [delta] => idtac end;
      match goal with
      | Hn : in_range a b n |- _ =>
          let E := fresh in
          eassert (E : Sum a b f = _) by
            (apply (Sum_one_term a b n f);
             [ side_integer | exact Hn
             | let i := fresh "i" in let Hi := fresh in
               intros i Hi; cbv beta; rewrite ?(delta_different i n Hi), ?(delta_different n i (not_eq_sym Hi));
               unfold Rdiv; ring
             | cbv beta; repeat (lazymatch goal with |- context [delta n n] => rewrite (delta_same n) end); reflexivity ]);
          rewrite E; clear E
      end
  end.

(** What is said of all items, said of this one; then the others are forgotten. *)
Ltac isolate n :=
  at_index n;
  repeat match goal with
  | |- context [?z n] =>
      is_var z;
      lazymatch type of (z n) with R -> R => idtac end;
      let row := fresh "row" in
      generalize dependent (z n); intros row; intros
  end.

Ltac isolate_rows :=
  repeat match goal with
  | |- context [?z ?n] => is_var z; lazymatch type of (z n) with R -> R => isolate n end
  end.

(** What both sides have outside is taken away; derivatives of what is equal by definition are equal. *)
Ltac outside_alike :=
  rewrite ?Rmult_1_l;
  lazymatch goal with
  | |- ?u / ?c = ?v / ?c => apply (f_equal (fun y => y / c)); outside_alike
  | |- ?c * ?u = ?c * ?v => apply (f_equal (fun y => c * y)); outside_alike
  | |- - ?u = - ?v => apply (f_equal Ropp); outside_alike
  | |- Derive ?f ?x = Derive ?g ?x =>
      first
      [ reflexivity
      | solve [ apply Derive_ext; let t := fresh "t" in intros t; first [reflexivity | ready; algebra] ]
      | idtac ]
  | |- _ => first [reflexivity | idtac]
  end.

Ltac items :=
  lazymatch goal with
  | |- locally ?x _ => let n := moving_item x in item_of_locally n; isolate n; isolate_rows
  | |- ex_derive _ ?x => let n := moving_item x in item_of_ex_derive n; isolate n
  | |- Derive _ ?x = Derive _ ?x =>
      let n := moving_item x in
      eapply eq_trans; [item_of_Derive n |]; symmetry;
      eapply eq_trans; [item_of_Derive n |]; symmetry;
      isolate n; outside_alike
  | |- Derive _ ?x = _ =>
      let n := moving_item x in
      eapply eq_trans; [item_of_Derive n |]; repeat one_term_of n; isolate n; outside_alike
  | |- _ = _ =>
      progress (repeat match goal with Hn : in_range _ _ ?n |- _ => one_term_of n end; isolate_rows);
      outside_alike
  | |- forall i : R, in_range _ _ i -> _ => let i := fresh "i" in intros i ?; isolate i
  | |- _ => progress isolate_rows
  end.

Ltac while_folded ::= items.
