(** * The rule "combine": a combination of premises with factors

    From relations s′ R t′ and factors c the relation s R t, where t − s = Σ c (t′ − s′) + r and r is 0, or its sign is
    seen.

    Main tactic: [rule_combine]. Main statements: [times_le], [add_eq_le], [le_of_sum] … *)

From Derive Require Export Statements.

Lemma times_le (c s t : R) : 0 <= c -> s <= t -> 0 <= c * (t - s).
Proof. intros. apply Rmult_le_pos; lra. Qed.
Lemma times_lt (c s t : R) : 0 <= c -> s < t -> 0 <= c * (t - s).
Proof. intros. apply Rmult_le_pos; lra. Qed.
Lemma times_lt_strict (c s t : R) : 0 < c -> s < t -> 0 < c * (t - s).
Proof. intros. apply Rmult_lt_0_compat; lra. Qed.
Lemma times_eq (c s t : R) : s = t -> c * (t - s) = 0.
Proof. intros ->. ring. Qed.

Lemma add_eq_eq a b : 0 = a -> 0 = b -> 0 = a + b. Proof. lra. Qed.
Lemma add_eq_le a b : 0 = a -> 0 <= b -> 0 <= a + b. Proof. lra. Qed.
Lemma add_eq_lt a b : 0 = a -> 0 < b -> 0 < a + b. Proof. lra. Qed.
Lemma add_le_eq a b : 0 <= a -> 0 = b -> 0 <= a + b. Proof. lra. Qed.
Lemma add_lt_eq a b : 0 < a -> 0 = b -> 0 < a + b. Proof. lra. Qed.
Lemma eq_of_sum (s t S : R) : 0 = S -> t - s = S -> s = t. Proof. lra. Qed.
Lemma le_of_sum (s t S : R) : 0 <= S -> 0 <= t - s - S -> s <= t. Proof. lra. Qed.
Lemma lt_of_sum (s t S : R) : 0 <= S -> 0 < t - s - S -> s < t. Proof. lra. Qed.
Lemma lt_of_sum_strict (s t S : R) : 0 < S -> 0 <= t - s - S -> s < t. Proof. lra. Qed.

(** 0 R c (t′ − s′) of one premise with its factor. *)
Ltac times factor premise :=
  let fact := statement_of premise in
  lazymatch type of fact with
  | _ = _ => constr:(eq_sym (times_eq factor _ _ fact))
  | _ < _ => times_strictly factor fact
  | _ > _ => times_strictly factor (Rgt_lt _ _ fact)
  | _ <= _ => constr:(times_le factor _ _ ltac:(ready; side) fact)
  | _ >= _ => constr:(times_le factor _ _ ltac:(ready; side) (Rge_le _ _ fact))
  end
with times_strictly factor fact :=
  match constr:(Set) with
  | _ => constr:(times_lt_strict factor _ _ ltac:(ready; side) fact)
  | _ => constr:(times_lt factor _ _ ltac:(ready; side) fact)
  end.

(** 0 R S with the sum S of all. *)
Ltac all_times factors premises :=
  lazymatch factors with
  | (?cs, ?c) =>
      lazymatch premises with
      | (?ps, ?p) =>
          let one := all_times cs ps in
          let other := times c p in
          added one other
      end
  | _ => times factors premises
  end
with added one other :=
  lazymatch type of one with
  | 0 = _ =>
      lazymatch type of other with
      | 0 = _ => constr:(add_eq_eq _ _ one other)
      | 0 <= _ => constr:(add_eq_le _ _ one other)
      | 0 < _ => constr:(add_eq_lt _ _ one other)
      end
  | 0 <= _ =>
      lazymatch type of other with
      | 0 = _ => constr:(add_le_eq _ _ one other)
      | 0 <= _ => constr:(Rplus_le_le_0_compat _ _ one other)
      | 0 < _ => constr:(Rplus_le_lt_0_compat _ _ one other)
      end
  | 0 < _ =>
      lazymatch type of other with
      | 0 = _ => constr:(add_lt_eq _ _ one other)
      | 0 <= _ => constr:(Rplus_lt_le_0_compat _ _ one other)
      | 0 < _ => constr:(Rplus_lt_0_compat _ _ one other)
      end
  end.

(** t − s = S + r with 0 R S: r is 0, or its sign is seen. *)
Ltac from_sum S :=
  intros; split_context;
  lazymatch goal with
  | |- _ > _ => apply Rlt_gt
  | |- _ >= _ => apply Rle_ge
  | |- _ => idtac
  end;
  lazymatch type of S with
  | 0 = ?total =>
      lazymatch goal with
      | |- ?s = ?t => apply (eq_of_sum s t total S); algebra
      | |- ?s <= ?t => apply (le_of_sum s t total (or_intror S)); order
      | |- ?s < ?t => apply (lt_of_sum s t total (or_intror S)); order
      end
  | 0 <= ?total =>
      lazymatch goal with
      | |- ?s <= ?t => apply (le_of_sum s t total S); first [solve [right; symmetry; algebra] | order]
      | |- ?s < ?t => apply (lt_of_sum s t total S); order
      end
  | 0 < ?total =>
      lazymatch goal with
      | |- ?s <= ?t => apply (le_of_sum s t total (or_introl S)); first [solve [right; symmetry; algebra] | order]
      | |- ?s < ?t => apply (lt_of_sum_strict s t total S); first [solve [right; symmetry; algebra] | order]
      end
  end.

(** With definitions left as they are. *)
Ltac folded_sum :=
  intros;
  match goal with
  | S : 0 = ?total |- ?s = ?t => apply (eq_of_sum s t total S); by_field
  | S : 0 <= ?total |- ?s <= ?t => apply (le_of_sum s t total S); right; symmetry; by_field
  | S : 0 <= ?total |- ?t >= ?s => apply Rle_ge, (le_of_sum s t total S); right; symmetry; by_field
  | S : 0 < ?total |- ?s < ?t => apply (lt_of_sum_strict s t total S); right; symmetry; by_field
  | S : 0 < ?total |- ?t > ?s => apply Rlt_gt, (lt_of_sum_strict s t total S); right; symmetry; by_field
  end.

Ltac conclude_folded :=
  lazymatch goal with
  | |- _ /\ _ => split; [try solve [at_once] | conclude_folded]
  | |- _ => try solve [split_context; folded_sum]
  end.

(** The factors of the premises, both as (a, b, …): t − s = Σ c (t′ − s′) + r. *)
Ltac rule_combine factors premises :=
  try (let S := all_times factors premises in pose proof S as added_up);
  conclude_folded;
  ready;
  conclude ltac:(
    first
    [ lra
    | solve [match goal with
             | S : 0 = _ |- _ => from_sum S
             | S : 0 <= _ |- _ => from_sum S
             | S : 0 < _ |- _ => from_sum S
             end]
    | relation ]).
