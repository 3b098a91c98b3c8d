(** * Second derivatives along a line

    A loss that is a sum over entries, Σᵢ ℓ(pᵢ + s vᵢ, qᵢ + s wᵢ), as a function of s: its second derivative at 0 is the sum
    of those of the terms. What is known of an entry (pᵢ > 0) holds along the line near s = 0. Each term is looked at by
    itself, with what is known of the one index and nothing else, so that the number of families does not matter.

    Main definition: [second f x d]: f has a derivative near x, and that one the derivative d at x.
    Main statements: [second_Sum], [second_value], [second_exists], [around_line].
    Main tactic: [along_a_line]. *)

From Derive Require Export IntegralEquations.

Definition second (f : R -> R) (x d : R) : Prop :=
  exists g, locally x (fun t => is_derive f t (g t)) /\ is_derive g x d.

Lemma second_value f x d y : second f x d -> d = y -> Derive_n f 2 x = y.
Proof. intros [g [Hf Hg]] <-. now apply Derive_n_2 with g. Qed.

Lemma second_exists f x d : second f x d -> ex_derive_times 2 f x.
Proof. intros [g [Hf Hg]]. now apply ex_derive_times_2 with g d. Qed.

Lemma second_same f h x d : (forall t, f t = h t) -> second f x d -> second h x d.
Proof.
  intros E [g [Hf Hg]]. exists g. split; [| exact Hg]. revert Hf. apply filter_imp. intros t.
  now apply is_derive_ext.
Qed.

(** The derivative is taken where this is simplest: with a derivative that is written in another way. *)
Lemma second_by f g h x d :
  locally x (fun t => is_derive f t (g t)) -> locally x (fun t => g t = h t) -> is_derive h x d -> second f x d.
Proof.
  intros Hf E Hh. exists g. split; [exact Hf |]. apply (is_derive_ext_loc h); [| exact Hh].
  revert E. apply filter_imp. now intros t ->.
Qed.

Lemma second_plus u v x a b : second u x a -> second v x b -> second (fun t => u t + v t) x (a + b).
Proof.
  intros [g [Hu Hg]] [h [Hv Hh]]. exists (fun t => g t + h t). split; [| now apply d_plus].
  generalize (filter_and _ _ Hu Hv). apply filter_imp. intros t [A B]. now apply d_plus.
Qed.

Lemma second_minus u v x a b : second u x a -> second v x b -> second (fun t => u t - v t) x (a - b).
Proof.
  intros [g [Hu Hg]] [h [Hv Hh]]. exists (fun t => g t - h t). split; [| now apply d_minus].
  generalize (filter_and _ _ Hu Hv). apply filter_imp. intros t [A B]. now apply d_minus.
Qed.

Lemma second_opp u x a : second u x a -> second (fun t => - u t) x (- a).
Proof.
  intros [g [Hu Hg]]. exists (fun t => - g t). split; [| now apply d_opp].
  revert Hu. apply filter_imp. intros t A. now apply d_opp.
Qed.

Lemma second_times c u x a : second u x a -> second (fun t => c * u t) x (c * a).
Proof.
  intros [g [Hu Hg]]. exists (fun t => c * g t). split; [| now apply d_scal_l].
  revert Hu. apply filter_imp. intros t A. now apply d_scal_l.
Qed.

Lemma second_over c u x a : second u x a -> second (fun t => u t / c) x (a / c).
Proof.
  intros [g [Hu Hg]]. exists (fun t => g t / c). split; [| now apply d_div_const].
  revert Hu. apply filter_imp. intros t A. now apply d_div_const.
Qed.

Lemma second_const c x : second (fun _ => c) x 0.
Proof. exists (fun _ => 0). split; [apply filter_forall; intros; apply d_const | apply d_const]. Qed.

Lemma second_Sum a b (f : R -> R -> R) (d : R -> R) x :
  integer a -> (forall i, in_range a b i -> second (fun t => f t i) x (d i)) ->
  second (fun t => Sum a b (f t)) x (Sum a b d).
Proof.
  intros Ha H. unfold Sum.
  assert (H' : forall k, (k < count a b)%nat -> second (fun t => f t (a + INR k)) x (d (a + INR k)))
    by (intros; now apply H, range_member).
  clear H. revert H'. generalize (count a b). induction n; intros H'; simpl.
  - apply second_const.
  - apply second_plus; auto.
Qed.

(** What is positive stays so along the line near 0. *)
Lemma around_line e v (Q : R -> Prop) :
  0 < e -> locally 0 (fun s => 0 < e + s * v -> Q s) -> locally 0 Q.
Proof.
  intros He. apply around_intro.
  assert (C : continuous (fun s => e + s * v) 0)
    by (apply (is_derive_continuous (fun s => e + s * v) 0 (0 + 1 * v)), d_plus; [apply d_const | apply d_scal_r, d_id]).
  apply (C (fun y => 0 < y)). apply locally_gt. lra.
Qed.

(** ** The tactic *)

(** Of families only what is said of the one index is kept. *)
Ltac this_index_only i :=
  at_index i;
  repeat match goal with H : forall _ : R, _ |- _ => clear H end.

Ltac lines_known :=
  repeat match goal with
  | H : 0 < ?e |- locally 0 ?Q =>
      match Q with context [e + _ * ?v] =>
        lazymatch goal with _ : taken (H, v) 0 |- _ => fail | _ => idtac end;
        apply (around_line e v Q H); pose proof (I : taken (H, v) 0)
      end
  end; clear_marks.

Ltac term_along :=
  eexists; split;
  [ lines_known; apply filter_forall; intros; derivative
  | cbv beta; derivative ].

Ltac second_of :=
  cbv beta;
  lazymatch goal with
  | |- second (fun _ => ?c) ?x _ => apply (second_const c x)
  | |- second (fun t => @?u t / ?c) ?x _ => eapply (second_over c u x); second_of
  | |- second (fun t => ?c * @?u t) ?x _ => eapply (second_times c u x); second_of
  | |- second (fun t => - @?u t) ?x _ => eapply (second_opp u x); second_of
  | |- second (fun t => @?u t + @?v t) ?x _ => eapply (second_plus u v x); [second_of | second_of]
  | |- second (fun t => @?u t - @?v t) ?x _ => eapply (second_minus u v x); [second_of | second_of]
  | |- second (fun t => Sum ?a ?b (fun i => @?f t i)) ?x _ =>
      eapply (second_Sum a b f _ x);
      [ side_integer | let i := fresh "i" in intros i ?; this_index_only i; term_along ]
  | |- _ => term_along
  end.

(** Sums of one range are written as one, what stands outside taken in. *)
Lemma over_Sum a b c x f : x = Sum a b f -> x / c = Sum a b (fun i => f i / c).
Proof. intros ->. now rewrite Sum_div. Qed.
Lemma scal_Sum a b c x f : x = Sum a b f -> c * x = Sum a b (fun i => c * f i).
Proof. intros ->. now rewrite Sum_scal_l. Qed.
Lemma scal_Sum_r a b c x f : x = Sum a b f -> x * c = Sum a b (fun i => f i * c).
Proof. intros ->. now rewrite Sum_scal_r. Qed.
Lemma opp_Sum a b x f : x = Sum a b f -> - x = Sum a b (fun i => - f i).
Proof. intros ->. now rewrite Sum_opp. Qed.
Lemma plus_Sum a b x y f g : x = Sum a b f -> y = Sum a b g -> x + y = Sum a b (fun i => f i + g i).
Proof. intros -> ->. now rewrite Sum_plus. Qed.
Lemma minus_Sum a b x y f g : x = Sum a b f -> y = Sum a b g -> x - y = Sum a b (fun i => f i - g i).
Proof. intros -> ->. now rewrite Sum_minus. Qed.

Ltac one_sum :=
  cbv beta;
  lazymatch goal with
  | |- Sum _ _ _ = _ => reflexivity
  | |- ?u / ?c = _ => eapply over_Sum; one_sum
  | |- - ?u = _ => eapply opp_Sum; one_sum
  | |- ?u + ?v = _ => eapply plus_Sum; [one_sum | one_sum]
  | |- ?u - ?v = _ => eapply minus_Sum; [one_sum | one_sum]
  | |- ?c * ?u = _ => first [eapply scal_Sum; one_sum | eapply scal_Sum_r; one_sum]
  end.

Ltac term_by_term :=
  eapply compare; [one_sum | one_sum |]; cbv beta;
  apply Sum_ext; [side_integer | let i := fresh "i" in intros i ?; this_index_only i; first [field; side | by_field]].

(** Each conjunct of a statement about second derivatives along a line. *)
Ltac line_conjunct :=
  cbv beta;
  lazymatch goal with
  | |- locally 0 (fun s => forall i, in_range ?a ?b i -> @?P s i) =>
      apply (around_range a b 0 P);
      [ side_integer
      | let i := fresh "i" in intros i ?; this_index_only i; lines_known; apply filter_forall; intros; cbv beta in *; split_context; side ]
  | |- ex_derive_times 2 _ _ => eapply second_exists; second_of
  | |- Derive_n _ 2 _ = _ => eapply second_value; [second_of | first [solve [term_by_term] | algebra]]
  | |- forall i : R, in_range _ _ i -> _ =>
      let i := fresh "i" in intros i ?; this_index_only i; repeat split; side
  | |- _ => side
  end.

Ltac line_conjuncts :=
  lazymatch goal with
  | |- _ /\ _ => split; [first [assumption | line_conjunct] | line_conjuncts]
  | |- _ => line_conjunct
  end.

Ltac along_a_line :=
  lazymatch goal with |- context [Derive_n _ 2 0 = Sum _ _ _] => idtac | |- context [Derive_n _ 2 0 = Sum _ _ _ / _] => idtac end;
  intros; repeat autounfold with vocabulary in *; cbv beta in *; split_context;
  line_conjuncts.
