(** * An inequality that is another one, written otherwise

    s <= t where the context has s′ <= t′ with the same difference, or u·x <= y where it has x <= z with u·z = y. Of
    what the context says of logarithms, those of quotients are differences.

    Main statements: [le_of_same_difference], [le_of_factor]; main tactic: [order_from_one_fact]. *)

From Derive Require Export Powers.

Lemma le_of_same_difference (s t s' t' : R) : s' <= t' -> t - s = t' - s' -> s <= t.
Proof. lra. Qed.
Lemma lt_of_same_difference (s t s' t' : R) : s' < t' -> t - s = t' - s' -> s < t.
Proof. lra. Qed.
Lemma le_of_factor (u x y z : R) : x <= z -> 0 <= u -> u * z = y -> u * x <= y.
Proof. intros H Hu <-. now apply Rmult_le_compat_l. Qed.
Lemma lt_of_factor (u x y z : R) : x < z -> 0 < u -> u * z = y -> u * x < y.
Proof. intros H Hu <-. now apply Rmult_lt_compat_l. Qed.

(** ln (u / v) as ln u − ln v in what is known. *)
Ltac quotients_of_logarithms H :=
  repeat match type of H with
  | context [ln (?u / ?v)] => rewrite (ln_div u v) in H by (first [lra | plainly_positive])
  end.

Ltac order_from_one_fact :=
  match goal with
  | H : ?x <= ?z |- ?u * ?x <= ?y => apply (le_of_factor u x y z H); [by_form_inside | field; defined]
  | H : ?x < ?z |- ?u * ?x < ?y => apply (lt_of_factor u x y z H); [by_form_inside | field; defined]
  | H : ?s' <= ?t' |- ?s <= ?t =>
      lazymatch constr:((s', t')) with context [ln _] => idtac end;
      quotients_of_logarithms H;
      apply (le_of_same_difference s t _ _ H); field; defined
  | H : ?s' < ?t' |- ?s < ?t =>
      lazymatch constr:((s', t')) with context [ln _] => idtac end;
      quotients_of_logarithms H;
      apply (lt_of_same_difference s t _ _ H); field; defined
  end.
