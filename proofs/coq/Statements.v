(** * Statements with their obligations: the rules that prove what stands there

    A step of a certificate is closed by the tactic of its rule: the goal is a conjunction, obligations first and the
    statement last; the context holds what the variables range over, the hypotheses and the premises. What can be seen
    at once is, with definitions as they are; then [ready] unfolds them, and [conclude] goes through the conjunction.

    Main tactics:
    - [rule_algebra], [rule_definition]: an equation, or whatever [relation] proves;
    - [rule_sign], [rule_evident];
    - [at_once], [ready], [conclude], [statement_of], from which other rules are made. *)

From Derive Require Export Order.

Create HintDb vocabulary.

(** What a premise states, without its obligations, which stand before it. *)
Ltac statement_of premise :=
  lazymatch type of premise with
  | _ /\ _ => statement_of (proj2 premise)
  | _ => premise
  end.

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
