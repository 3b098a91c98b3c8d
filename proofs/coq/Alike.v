(** * Equations whose sides are alike

    ln (1 + exp (− (s · x))) = ln (1 + ε) where the context says exp (− (s · x)) = ε; (1 − 1 / K) · softmax K z k with z
    written in two ways: both sides are the same but for some parts, and these are equal by the laws of a field, by
    what the context says, or once their definitions are unfolded. The tactics here go down both sides at once, with
    definitions folded, and look only at the parts that differ.

    Main statements: [exp_is], [quotient_le_other] …

    Main tactics: [alike], [cases_alike] (absolute values, maxima, minima and Kronecker's deltas, each case by itself),
    [sums_of_deltas], [exponents_alike], [absolute_bounds]. *)

From Derive Require Export Combinations Items.
From Coq Require FunctionalExtensionality.

Lemma exp_is u v : 0 < v -> u = ln v -> exp u = v.
Proof. intros H ->. now apply exp_ln. Qed.

Lemma quotient_le_other u v w : 0 < v -> u / v <= w -> u <= w * v.
Proof. intros Hv H. apply (Rmult_le_compat_r v) in H; [| lra]. unfold Rdiv in H. rewrite Rmult_assoc, Rinv_l in H; lra. Qed.
Lemma quotient_lt_other u v w : 0 < v -> u / v < w -> u < w * v.
Proof. intros Hv H. apply (Rmult_lt_compat_r v) in H; [| lra]. unfold Rdiv in H. rewrite Rmult_assoc, Rinv_l in H; lra. Qed.
Lemma other_le_quotient u v w : 0 < v -> w <= u / v -> w * v <= u.
Proof. intros Hv H. apply (Rmult_le_compat_r v) in H; [| lra]. unfold Rdiv in H. rewrite Rmult_assoc, Rinv_l in H; lra. Qed.
Lemma other_lt_quotient u v w : 0 < v -> w < u / v -> w * v < u.
Proof. intros Hv H. apply (Rmult_lt_compat_r v) in H; [| lra]. unfold Rdiv in H. rewrite Rmult_assoc, Rinv_l in H; lra. Qed.

(** What the context says of quotients with a positive divisor, multiplied out. *)
Ltac quotients_multiplied_out :=
  repeat match goal with
  | H : ?u / ?v <= ?w |- _ => lazymatch v with IZR _ => fail | _ => apply (quotient_le_other u v w) in H; [| solve [side]] end
  | H : ?u / ?v < ?w |- _ => lazymatch v with IZR _ => fail | _ => apply (quotient_lt_other u v w) in H; [| solve [side]] end
  | H : ?w <= ?u / ?v |- _ => lazymatch v with IZR _ => fail | _ => apply (other_le_quotient u v w) in H; [| solve [side]] end
  | H : ?w < ?u / ?v |- _ => lazymatch v with IZR _ => fail | _ => apply (other_lt_quotient u v w) in H; [| solve [side]] end
  end.

(** ** Case by case *)

Ltac products_with_numbers :=
  rewrite ?Rmult_0_l, ?Rmult_0_r, ?Rmult_1_l, ?Rmult_1_r, ?Rplus_0_l, ?Rplus_0_r, ?Rminus_0_r, ?exp_0, ?ln_1.

Ltac no_cases t :=
  lazymatch t with
  | context [Rabs _] => fail
  | context [Rmax _ _] => fail
  | context [Rmin _ _] => fail
  | _ => idtac
  end.

(** Absolute values, maxima and minima, each case by itself, those that stand inside of others first. *)
Ltac split_values_inside :=
  repeat match goal with
  | |- context [Rabs ?u] =>
      no_cases u;
      let H := fresh in
      destruct (Rle_dec 0 u) as [H | H];
      [ rewrite ?(Rabs_pos_eq u H) in * | apply Rnot_le_lt in H; rewrite ?(Rabs_left u H) in * ]
  | |- context [Rmax ?u ?v] =>
      no_cases u; no_cases v;
      let H := fresh in
      destruct (Rle_dec u v) as [H | H];
      [ rewrite ?(Rmax_right u v H) in * | apply Rnot_le_lt in H; rewrite ?(Rmax_left u v (Rlt_le _ _ H)) in * ]
  | |- context [Rmin ?u ?v] =>
      no_cases u; no_cases v;
      let H := fresh in
      destruct (Rle_dec u v) as [H | H];
      [ rewrite ?(Rmin_left u v H) in * | apply Rnot_le_lt in H; rewrite ?(Rmin_right u v (Rlt_le _ _ H)) in * ]
  end.

Ltac cases_alike :=
  cbv beta;
  lazymatch goal with |- ?t => lazymatch t with context [Sum] => fail | context [Maximum] => fail | context [Derive] => fail | _ => idtac end end;
  lazymatch goal with
  | |- context [Rabs _] => values_alike
  | |- context [Rmax _ _] => values_alike
  | |- context [Rmin _ _] => values_alike
  | |- context [delta _ _] => split_deltas; products_with_numbers;
      first [reflexivity | contradiction | solve [ring] | solve [field; side] | solve [eapply compare; [normal | normal | by_field]]]
  end
with values_alike :=
  split_values_inside;
  first
  [ lra
  | solve [quotients_multiplied_out; first [lra | exfalso; lra | field_simplify_eq; [first [lra | ring] | side ..]]] ].

(** ** Side by side *)

(** Equations of the context between variables and numbers, put in. *)
Ltac known_variables :=
  repeat match goal with
  | H : ?x = IZR _ |- _ => is_var x; subst x
  | H : IZR _ = ?x |- _ => is_var x; subst x
  end.

(** An equation of the context put in, as it is written. *)
Ltac known_parts :=
  repeat match goal with
  | H : ?s = ?t |- context [?s] =>
      lazymatch type of s with R => idtac end;
      lazymatch t with context [s] => fail | _ => rewrite H end
  end.

Ltac parts_equal :=
  lazymatch goal with |- @eq R _ _ => idtac end;
  first
  [ reflexivity
  | assumption
  | symmetry; assumption
  | solve [ring]
  | solve [progress known_parts; ring]
  | lazymatch goal with |- context [/ _] => solve [field; side] | |- context [_ / _] => solve [field; side] end
  | cases_alike ].

Ltac alike :=
  cbv beta;
  lazymatch goal with
  | |- ?s = ?s => reflexivity
  | |- @eq (R -> R) _ _ => apply FunctionalExtensionality.functional_extensionality; intro; alike
  | |- @eq (R -> R -> R) _ _ => apply FunctionalExtensionality.functional_extensionality; intro; alike
  | |- exp _ = exp _ => f_equal; alike
  | |- ln _ = ln _ => f_equal; alike
  | |- sqrt _ = sqrt _ => f_equal; alike
  | |- power _ _ = power _ _ => f_equal; alike
  | |- Sum ?a ?b _ = Sum ?a ?b _ => apply Sum_ext; [side_integer | intros; split_context; alike]
  | |- _ => first [parts_equal | alike_inside | progress (repeat autounfold with vocabulary in *); cbv beta in *; alike]
  end
with alike_inside :=
  lazymatch goal with
  | |- _ + _ = _ + _ => apply same_plus; alike
  | |- _ - _ = _ - _ => apply same_minus; alike
  | |- _ * _ = _ * _ => apply same_mult; alike
  | |- _ / _ = _ / _ => apply same_div; alike
  | |- - _ = - _ => apply same_opp; alike
  | |- exp _ = _ => apply exp_is; [solve [side] | alike]
  | |- _ = exp _ => symmetry; apply exp_is; [solve [side] | alike]
  | |- ?f _ = ?f _ => f_equal; alike
  | |- ?f _ _ = ?f _ _ => f_equal; alike
  | |- ?f _ _ _ = ?f _ _ _ => f_equal; alike
  end.

Ltac sides_alike := intros; split_context; known_variables; alike.

(** The two terms of the left side are those of the right side in the other order. *)
Ltac terms_exchanged :=
  intros; split_context; repeat autounfold with vocabulary; cbv beta;
  lazymatch goal with |- ?u + ?v = _ + _ => rewrite (Rplus_comm u v); alike end.

(** ** Kronecker's deltas under sums, with definitions folded *)

Ltac deltas_written_alike :=
  repeat match goal with
  | |- context [delta ?i ?j] =>
      lazymatch goal with |- context [delta j i] => idtac end;
      tryif constr_eq i j then fail else rewrite (delta_sym j i)
  end.

Ltac values_unseen :=
  try (let f := fresh "value" in generalize Rmax; intro f);
  try (let f := fresh "value" in generalize Rmin; intro f);
  try (let f := fresh "value" in generalize Rabs; intro f).

Ltac sums_of_deltas :=
  lazymatch goal with |- ?t => lazymatch t with context [Derive] => fail | _ => idtac end end;
  lazymatch goal with |- context [delta _ _] => idtac end;
  lazymatch goal with |- context [Sum _ _ _] => idtac end;
  intros; split_context; values_unseen;
  eapply compare; [normal | normal |];
  deltas_written_alike;
  first [by_field | solve [split_deltas; by_field]].

(** Exponents with logarithms in them over their common denominator: exp (c · (ln x / c)) = x. *)
Ltac exponents_alike :=
  lazymatch goal with |- context [ln _] => idtac end;
  ready;
  progress (repeat match goal with
  | |- context [exp ?u] =>
      lazymatch u with context [ln _] => idtac end;
      lazymatch u with context [_ / _] => idtac | context [/ _] => idtac end;
      let E := fresh in
      eassert (E : u = _) by (field_simplify; [reflexivity | side ..]);
      rewrite E; clear E
  end);
  relation.

(** What is proved with definitions folded, where the step combines premises. *)
Ltac conclude_folded ::=
  lazymatch goal with
  | |- _ /\ _ => split; [try solve [at_once] | conclude_folded]
  | |- _ => try solve [split_context; folded_sum | sides_alike]
  end.

(** Later files put here what else there is to be done with definitions folded. *)
Ltac while_algebra_is_folded := fail.

Ltac folded_algebra ::=
  first
  [ solve [sides_alike]
  | assert_succeeds (progress autounfold with vocabulary);
    timeout 3 (intros; split_context; first [by_field | eapply compare; [normal | normal | by_field]])
  | solve [sums_of_deltas]
  | solve [while_algebra_is_folded]
  | solve [exponents_alike] ].

Ltac conclude_definition_at_once :=
  lazymatch goal with
  | |- _ /\ _ => split; [try solve [at_once] | conclude_definition_at_once]
  | |- _ = _ => try (first [solve [at_once] | solve [sides_alike] | solve [terms_exchanged] | solve [while_algebra_is_folded] | solve [exponents_alike]])
  | |- _ => try solve [at_once]
  end.

Ltac rule_definition ::=
  conclude_definition_at_once; first [solve [while_folded; ready; conclude relation] | ready; conclude relation].

(** ** Bounds of absolute values, which say what holds around a point *)

Ltac absolute_bounds :=
  intros; split_context;
  progress (repeat match goal with
  | H : Rabs ?u < ?d |- _ => apply Rabs_def2 in H; destruct H
  | H : ?d < Rabs ?u |- _ =>
      let S := fresh in
      destruct (Rle_dec 0 u) as [S | S];
      [rewrite (Rabs_pos_eq u S) in H | apply Rnot_le_lt in S; rewrite (Rabs_left u S) in H]
  end).

Ltac while_folded ::= items + absolute_bounds.
