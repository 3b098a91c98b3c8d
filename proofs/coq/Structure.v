(** * The structural rules: what follows from premises without any mathematics

    A step of a certificate says [forall variables, sort facts -> hypotheses -> obligations /\ statement]. The tactics
    here prove the steps that only rearrange what is there already: chains of relations, instances, hypotheses,
    universal statements, cases. None of them knows anything about numbers but the order.

    Main tactics: [at_values] (a premise at given values), [at_point] (all premises at one), [rule_assume],
    [rule_weaken], [rule_chain], [rule_turn], [rule_antisymmetry], [rule_instantiate], [rule_specialise],
    [rule_generalise], [rule_discharge], [rule_detach], [rule_conjoin], [rule_part], [rule_cases], [rule_absurd].

    Main statements: [link_eq_lt], [link_eq_le] … (the links that a chain may be made of). *)

From Derive Require Export Statements.

(** ** Links of a chain *)

Section Links.
Variables a b c : R.

Lemma link_eq_lt : a = b -> b < c -> a < c.
Proof. intros ->; trivial. Qed.

Lemma link_eq_le : a = b -> b <= c -> a <= c.
Proof. intros ->; trivial. Qed.

Lemma link_lt_eq : a < b -> b = c -> a < c.
Proof. intros H <-; trivial. Qed.

Lemma link_le_eq : a <= b -> b = c -> a <= c.
Proof. intros H <-; trivial. Qed.

Lemma link_eq_gt : a = b -> b > c -> a > c.
Proof. intros ->; trivial. Qed.

Lemma link_eq_ge : a = b -> b >= c -> a >= c.
Proof. intros ->; trivial. Qed.

Lemma link_gt_eq : a > b -> b = c -> a > c.
Proof. intros H <-; trivial. Qed.

Lemma link_ge_eq : a >= b -> b = c -> a >= c.
Proof. intros H <-; trivial. Qed.

Lemma link_eq_ne : a = b -> b <> c -> a <> c.
Proof. intros ->; trivial. Qed.

Lemma link_ne_eq : a <> b -> b = c -> a <> c.
Proof. intros H <-; trivial. Qed.

End Links.

(** The relation between the ends that two links make. *)
Ltac linked first second :=
  let one := type of first in
  let other := type of second in
  lazymatch one with
  | _ = _ =>
      lazymatch other with
      | _ = _ => constr:(eq_trans first second)
      | _ < _ => constr:(link_eq_lt _ _ _ first second)
      | _ <= _ => constr:(link_eq_le _ _ _ first second)
      | _ > _ => constr:(link_eq_gt _ _ _ first second)
      | _ >= _ => constr:(link_eq_ge _ _ _ first second)
      | _ <> _ => constr:(link_eq_ne _ _ _ first second)
      end
  | _ < _ =>
      lazymatch other with
      | _ = _ => constr:(link_lt_eq _ _ _ first second)
      | _ < _ => constr:(Rlt_trans _ _ _ first second)
      | _ <= _ => constr:(Rlt_le_trans _ _ _ first second)
      end
  | _ <= _ =>
      lazymatch other with
      | _ = _ => constr:(link_le_eq _ _ _ first second)
      | _ < _ => constr:(Rle_lt_trans _ _ _ first second)
      | _ <= _ => constr:(Rle_trans _ _ _ first second)
      end
  | _ > _ =>
      lazymatch other with
      | _ = _ => constr:(link_gt_eq _ _ _ first second)
      | _ > _ => constr:(Rgt_trans _ _ _ first second)
      | _ >= _ => constr:(Rgt_ge_trans _ _ _ first second)
      end
  | _ >= _ =>
      lazymatch other with
      | _ = _ => constr:(link_ge_eq _ _ _ first second)
      | _ > _ => constr:(Rge_gt_trans _ _ _ first second)
      | _ >= _ => constr:(Rge_trans _ _ _ first second)
      end
  | _ <> _ => constr:(link_ne_eq _ _ _ first second)
  end.

(** ** Closing what is at hand *)

Ltac take_apart := repeat match goal with H : _ /\ _ |- _ => destruct H end.

Ltac split_all := repeat match goal with |- _ /\ _ => split end.

(** What a universal statement in the context says, or one of its conjuncts. *)
Ltac by_a_universal :=
  match goal with H : forall _, _ |- _ => solve [ eapply H; split_all; eassumption ] end.

(** One conjunct: it is there, or it is what a statement in the context says of all values. *)
Ltac at_hand :=
  first
    [ assumption
    | by_a_universal
    | solve [ progress intros; take_apart; split_all; first [ assumption | by_a_universal ] ]
    | solve [ intros; take_apart; split_all; first [ assumption | by_a_universal | defined | rule_sign ] ] ].

Ltac closes := take_apart; split_all; at_hand.

(** ** Premises *)

(** A premise at the values and assumptions of the step. *)
Tactic Notation "at_values" constr(premise) ident(name) := pose proof premise as name; cbv beta in name.

(** What the premises say of the value t, where their conditions are seen to hold. *)
Ltac at_point t :=
  repeat match goal with
  | H : forall x : R, _ |- _ =>
      lazymatch goal with _ : taken H t |- _ => fail | _ => idtac end;
      let H' := fresh in
      pose proof (H t) as H'; cbv beta in H';
      lazymatch type of H' with ?T => lazymatch type of T with Prop => idtac end end;
      feed_all H';
      pose proof (I : taken H t)
  end; clear_marks; split_context
with feed_all H :=
  lazymatch type of H with
  | forall _ : R, _ => idtac
  | ?A -> ?B =>
      let H' := fresh in
      assert (H' : A) by (clear H; cbv beta; first [assumption | lra | intro; lra | side_premise]);
      specialize (H H'); clear H'; feed_all H
  | _ => idtac
  end.

(** That a value lies in its sort, or that a hypothesis of an instance holds. *)
Ltac holds := first [ assumption | solve [ closes ] | solve [ rule_definition ] | solve [ never_the_case ] ]
(** What is asked only where a positive number is 0. *)
with never_the_case :=
  intros; cbv beta in *; exfalso;
  match goal with H : ?u = 0 |- _ => apply (Rgt_not_eq u 0); [ apply Rlt_gt; defined | exact H ] end.

(** ** The rules *)

Ltac rule_assume := closes.
Ltac rule_weaken := closes.
Ltac rule_instantiate := closes.
Ltac rule_conjoin := closes.
Ltac rule_part := closes.
Ltac rule_detach := take_apart; split_all; first [ at_hand | match goal with H : _ -> _ |- _ => apply H; closes end ].

Ltac linked_all links :=
  lazymatch links with
  | (?before, ?last) => let one := linked_all before in let other := statement_of last in linked one other
  | ?only => statement_of only
  end.

Ltac rule_chain links :=
  let all := linked_all links in
  pose proof all; closes.

Ltac rule_turn premise :=
  let fact := statement_of premise in
  first
    [ pose proof (eq_sym fact)
    | pose proof (Rge_le _ _ fact)
    | pose proof (Rle_ge _ _ fact)
    | pose proof (Rgt_lt _ _ fact)
    | pose proof (Rlt_gt _ _ fact)
    | pose proof (not_eq_sym fact) ];
  closes.

Ltac rule_antisymmetry one other :=
  let below := statement_of one in
  let above := statement_of other in
  first [ pose proof (Rle_antisym _ _ below above) | pose proof (Rle_antisym _ _ below (Rge_le _ _ above)) ];
  closes.

(** A universal premise at a value, which is shown to lie in the range. *)
Ltac rule_specialise premise value :=
  let universal := statement_of premise in
  let here := fresh "here" in
  pose proof (universal value) as here;
  cbv beta in here;
  try
    lazymatch type of here with
    | ?range -> _ => let inside := fresh "inside" in assert (inside : range) by holds; specialize (here inside)
    end;
  closes.

Ltac rule_generalise premise :=
  split_all;
  first
    [ assumption
    | solve [ intros; eapply premise; eassumption ]
    | solve [ intros; take_apart; eapply premise; eassumption ]
    | closes ].

(** What is discharged stands in front; obligations that do not need it are shown again. *)
Ltac rule_discharge premise :=
  split_all;
  first
    [ assumption
    | solve [ discharged premise ]
    | solve [ intros; apply premise; closes ]
    | solve [ closes ] ]
with discharged premise :=
  lazymatch goal with
  | |- forall i : R, _ => timeout 3 side
  | |- _ -> _ => intro; apply premise; split_all; first [ assumption | timeout 3 side ]
  | |- _ => timeout 3 side
  end.

(** Each case by the premise that fits it; one that is missing contradicts what is known. *)
Ltac rule_cases left right :=
  destruct (Rtotal_order left right) as [?|[?|?]];
  first
    [ match goal with H : _ -> _ |- _ => solve [ apply H; split_all; first [ assumption | lra | at_hand ] ] end
    | solve [ closes ]
    | match goal with H : left < right |- _ => exfalso; apply (Rlt_not_le _ _ H); defined end
    | match goal with H : left > right |- _ => exfalso; apply (Rgt_not_le _ _ H); defined end
    | match goal with H : left = right |- _ => exfalso; revert H; change (left <> right); defined end ].

(** What is known contradicts itself: [false] holds and does not. *)
Ltac rule_absurd false :=
  exfalso; take_apart;
  first
    [ lra
    | congruence
    | let H := fresh in assert (H : ~ false) by (clear; lra); apply H; clear H; solve [ at_hand | rule_evident ]
    | lazymatch false with
      | ?u <= ?v => assert (v < u) by rule_sign
      | ?u < ?v => assert (v <= u) by rule_sign
      | ?u >= ?v => assert (u < v) by rule_sign
      | ?u > ?v => assert (u <= v) by rule_sign
      | ?u = ?v => assert (u <> v) by rule_sign
      end; first [ lra | congruence ]
    | rule_evident ].
