(** * Terms without variables

    2^(−52), max(0, e^(−100)), ∏ i over 1 … 5, 1 − (½ · σ(ln 3) + …): parts of a statement that are numbers are computed,
    so that the tactic [interval] knows what is left, or that powers and logarithms of equal numbers are seen to be equal.

    Main statements: [power_of_number], [exp_minus_ln].
    Main tactics: [closed_values] (powers, products, maxima and minima of numbers), [rational_parts] (arguments of
    logarithms and bases of powers that are fractions of whole numbers), [closed_equation], [closed_enclosure],
    [literal_members]. *)

From Derive Require Export NumberRules FoldedDerivatives.
From Coq Require Import QArith Qreals.

Local Open Scope R_scope.

Lemma power_of_number b p : power (IZR b) (IZR (Zpos p)) = IZR (Z.pow b (Zpos p)).
Proof. now rewrite power_pos, pow_IZR, positive_nat_Z. Qed.
Lemma power_of_number_neg b p : power (IZR b) (IZR (Zneg p)) = / IZR (Z.pow b (Zpos p)).
Proof. now rewrite power_neg, pow_IZR, positive_nat_Z. Qed.

Lemma exp_minus_ln u : 0 < u -> exp (- ln u) = / u.
Proof. intros H. now rewrite exp_Ropp, exp_ln. Qed.

Ltac number_le := first [lra | left; apply exp_pos | interval | interval with (i_prec 100)].

(** Powers, products, sums, maxima and minima of numbers. *)
Ltac closed_values :=
  repeat match goal with
  | |- context [power (IZR ?b) (IZR (Zpos ?p))] =>
      rewrite (power_of_number b p); let n := eval vm_compute in (Z.pow b (Zpos p)) in change (Z.pow b (Zpos p)) with n
  | |- context [power (IZR ?b) (IZR (Zneg ?p))] =>
      rewrite (power_of_number_neg b p); let n := eval vm_compute in (Z.pow b (Zpos p)) in change (Z.pow b (Zpos p)) with n
  | |- context [power (IZR ?b) (- IZR (Zpos ?p))] => change (- IZR (Zpos p)) with (IZR (Zneg p))
  | |- context [Prod (IZR ?j) (IZR ?k) ?f] =>
      let E := fresh in eassert (E : Prod (IZR j) (IZR k) f = _) by normal_literal_product; rewrite E; clear E
  | |- context [Sum (IZR ?j) (IZR ?k) ?f] =>
      let E := fresh in eassert (E : Sum (IZR j) (IZR k) f = _) by normal_literal_sum; rewrite E; clear E
  | |- context [Rmax ?u ?v] =>
      no_cases u; no_cases v; first [rewrite (Rmax_right u v) by number_le | rewrite (Rmax_left u v) by number_le]
  | |- context [Rmin ?u ?v] =>
      no_cases u; no_cases v; first [rewrite (Rmin_left u v) by number_le | rewrite (Rmin_right u v) by number_le]
  end.

Ltac closed_enclosure :=
  closed_values; unfold log_base, xlogy in *;
  rewrite ?ln_exp, ?Rmult_0_l, ?Rmult_1_l, ?Rminus_0_r;
  first [lra | interval with (i_prec 100)].

(** The fraction of whole numbers that a term is, as an element of Q; no other term has one. *)
Ltac fraction_of t :=
  lazymatch t with
  | IZR ?z => constr:(inject_Z z)
  | ?u + ?v => let a := fraction_of u in let b := fraction_of v in constr:(Qplus a b)
  | ?u - ?v => let a := fraction_of u in let b := fraction_of v in constr:(Qminus a b)
  | ?u * ?v => let a := fraction_of u in let b := fraction_of v in constr:(Qmult a b)
  | ?u / ?v => let a := fraction_of u in let b := fraction_of v in constr:(Qdiv a b)
  | - ?u => let a := fraction_of u in constr:(Qopp a)
  | / ?u => let a := fraction_of u in constr:(Qinv a)
  end.

(** The term t, which stands in the goal, as one fraction. *)
Ltac as_fraction t :=
  lazymatch t with
  | IZR _ => fail
  | IZR _ / IZR _ => fail
  | _ => idtac
  end;
  let q := fraction_of t in
  let r := eval vm_compute in (Qred q) in
  lazymatch r with
  | Qmake ?n 1 => replace t with (IZR n) by lra
  | Qmake ?n ?d => replace t with (IZR n / IZR (Zpos d)) by lra
  end.

Ltac rational_parts :=
  progress (repeat match goal with
  | |- context [exp (- ln (IZR (Zpos ?p)))] => rewrite (exp_minus_ln (IZR (Zpos p))) by lra
  | |- context [exp (ln (IZR (Zpos ?p)))] => rewrite (exp_ln (IZR (Zpos p))) by lra
  | |- context [ln ?u] => as_fraction u
  | |- context [power ?u _] => as_fraction u
  | |- context [exp ?u] => as_fraction u
  end).

(** A statement about numbers only: there is nothing that varies in the context. *)
Ltac nothing_varies :=
  lazymatch goal with
  | _ : R |- _ => fail
  | _ : R -> R |- _ => fail
  | _ : R -> R -> R |- _ => fail
  | |- _ => idtac
  end.

Ltac closed_equation :=
  first
  [ nothing_varies; clear; ready; progress closed_values; rewrite ?ln_exp; solve [lra | by_field]
  | lazymatch goal with |- context [ln (IZR _)] => idtac end; ready; rational_parts; timeout 3 algebra ].

(** What is asked of the members of a range with literal ends, of each of them, where it is a matter of numbers. *)
Ltac literal_members :=
  lazymatch goal with |- forall i : R, in_range (IZR _) (IZR _) i -> _ => idtac end;
  let i := fresh "i" in let H := fresh in
  intros i H; repeat autounfold with vocabulary; spell_range H; subst i; spell_entries; numbers_hold
with numbers_hold :=
  lazymatch goal with
  | |- _ /\ _ => split; numbers_hold
  | |- integer _ => side_integer
  | |- (_ > _) -> _ => let K := fresh in intro K; first [exfalso; lra | numbers_hold]
  | |- _ => closed_values; lra
  end.

Ltac holds ::=
  first
  [ assumption | solve [rearranged] | solve [literal_members] | solve [closes] | solve [rule_definition]
  | solve [never_the_case] ].

Ltac enclosed ::=
  intros; split_context;
  first
  [ lra
  | interval
  | solve [progress spell_sums; unfold log_base, xlogy in *; first [lra | interval | interval with (i_prec 100)]]
  | interval with (i_prec 100)
  | solve [closed_enclosure]
  | algebra ].
