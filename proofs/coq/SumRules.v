(** * The rules about sums and maxima

    Main tactics: [rule_sum], [rule_strict_sum], [rule_term_of_a_sum], [rule_vanishing_sum], [rule_triangle_inequality],
    [rule_split_sum], [rule_entry_of_a_maximum], [rule_bound_of_a_maximum]; [termwise] (what is said of all members of a
    range, of each by itself). *)

From Derive Require Export Statements.

Ltac termwise :=
  let i := fresh "i" in
  let Hi := fresh "Hi" in
  intros i Hi; split_context; at_index i; first [assumption | lra | relation].

Ltac sum_relation :=
  idtac; lazymatch goal with
  | |- Sum _ _ _ = Sum _ _ _ => apply Sum_ext; [side_integer | termwise]
  | |- Sum _ _ _ <= Sum _ _ _ => apply Sum_le; [side_integer | termwise]
  | |- Sum _ _ _ < Sum _ _ _ => apply Sum_lt; [side_integer | side | termwise]
  | |- Sum _ _ _ >= Sum _ _ _ => apply Rle_ge, Sum_le; [side_integer | termwise]
  | |- Sum _ _ _ > Sum _ _ _ => apply Rlt_gt, Sum_lt; [side_integer | side | termwise]
  end.

(** The same with definitions left as they are. *)
Ltac termwise_folded :=
  let i := fresh "i" in
  let Hi := fresh "Hi" in
  intros i Hi; split_context; at_index i; first [assumption | lra].

Ltac sum_relation_folded :=
  intros; split_context;
  lazymatch goal with
  | |- Sum _ _ _ = Sum _ _ _ => apply Sum_ext; [side_integer | termwise_folded]
  | |- Sum _ _ _ <= Sum _ _ _ => apply Sum_le; [side_integer | termwise_folded]
  | |- Sum _ _ _ < Sum _ _ _ => apply Sum_lt; [side_integer | side | termwise_folded]
  | |- Sum _ _ _ >= Sum _ _ _ => apply Rle_ge, Sum_le; [side_integer | termwise_folded]
  | |- Sum _ _ _ > Sum _ _ _ => apply Rlt_gt, Sum_lt; [side_integer | side | termwise_folded]
  end.

Ltac conclude_sum_at_once :=
  lazymatch goal with
  | |- _ /\ _ => split; [try solve [at_once] | conclude_sum_at_once]
  | |- _ => first [solve [at_once] | solve [timeout 2 sum_relation_folded] | idtac]
  end.

Ltac rule_sum := conclude_sum_at_once; ready; conclude sum_relation.

Ltac rule_strict_sum index :=
  ready; conclude ltac:(apply (Sum_lt_at _ _ _ _ index); [side_integer | termwise | side | first [assumption | lra]]).

Ltac rule_term_of_a_sum index :=
  ready;
  conclude ltac:(
    idtac; lazymatch goal with |- _ <= Sum ?a ?b ?f =>
      apply (term_le_Sum a b f index); [side_integer | termwise | side] end).

(** Each term is 0, and has a value because the premises say so. *)
Ltac vanishing_terms :=
  match goal with
  | H : Sum ?a ?b ?f = 0 |- forall i, in_range _ _ i -> _ =>
      let E := fresh in
      assert (E : forall i, in_range a b i -> f i = 0)
        by (apply (Sum_eq0 a b f); [side_integer | termwise_folded | lra]);
      let i := fresh "i" in
      intros i ?; cbv beta in E; split_context; at_index i; at_hand_all
  end.

Ltac rule_vanishing_sum :=
  ready;
  conclude ltac:(
    idtac; match goal with
    | _ => solve [vanishing_terms]
    | H : Sum ?a ?b ?f = 0 |- forall i, in_range _ _ i -> _ =>
        apply (Sum_eq0 a b f); [side_integer | termwise | lra]
    | H : Sum ?a ?b ?f <= 0 |- forall i, in_range _ _ i -> _ =>
        apply (Sum_eq0 a b f); [side_integer | termwise | lra]
    end).

Ltac rule_triangle_inequality := ready; conclude ltac:(apply Rabs_Sum).

Ltac rule_split_sum :=
  ready;
  conclude ltac:(
    idtac; lazymatch goal with |- Sum ?a ?b ?f = Sum ?a ?m ?f + _ =>
      apply (Sum_split a m b f); [side_integer | side_integer | side_integer | side | side] end).

Ltac rule_entry_of_a_maximum index :=
  ready;
  conclude ltac:(
    idtac; lazymatch goal with |- _ <= Maximum ?a ?b ?f => apply (Maximum_ge a b f index); [side_integer | side] end).

Ltac rule_bound_of_a_maximum :=
  ready;
  conclude ltac:(
    idtac; lazymatch goal with
    | |- Maximum ?a ?b ?f <= _ => apply (Maximum_le a b f); [side_integer | side | termwise]
    | |- Maximum ?a ?b ?f < _ => apply (Maximum_lt a b f); [side_integer | side | termwise]
    end).
