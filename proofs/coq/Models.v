(** * Points at which hypotheses hold

    No certificate is vacuous: each proves that its hypotheses can be met, by a point with given numbers: sizes such
    as [n = 2], families such as [vector [1/2; 1/2]]. Sums over literal ranges are written out, a statement about all
    indices of such a range is proved for each of them, and what remains are relations between numbers.

    Main statements: [Sum_literal], [Prod_literal], [Maximum_literal], [in_range_literal].

    Main tactics: [literal_values], [each_index], [model_of_calculus], [rule_model]. *)

From Derive Require Export Polynomials.

Lemma count_literal j k : count (IZR j) (IZR k) = Z.to_nat (k - j + 1).
Proof.
  unfold count. rewrite <- minus_IZR. do 2 f_equal.
  apply eq_IZR. apply (floor_integer (IZR (k - j))), integer_IZR.
Qed.

Lemma shift_literal j (i : nat) : IZR j + INR i = IZR (j + Z.of_nat i).
Proof. now rewrite INR_IZR_INZ, plus_IZR. Qed.

Lemma fold_range_ext {A} (op : A -> A -> A) e f g n :
  (forall i, f i = g i) -> fold_range op e f n = fold_range op e g n.
Proof. intros H. induction n; simpl; [reflexivity | now rewrite IHn, H]. Qed.

Lemma Sum_literal j k f :
  Sum (IZR j) (IZR k) f = fold_range Rplus 0 (fun i => f (IZR (j + Z.of_nat i))) (Z.to_nat (k - j + 1)).
Proof. unfold Sum. rewrite count_literal. apply fold_range_ext. intros i. now rewrite shift_literal. Qed.

Lemma Prod_literal j k f :
  Prod (IZR j) (IZR k) f = fold_range Rmult 1 (fun i => f (IZR (j + Z.of_nat i))) (Z.to_nat (k - j + 1)).
Proof. unfold Prod. rewrite count_literal. apply fold_range_ext. intros i. now rewrite shift_literal. Qed.

Lemma Maximum_literal j k f :
  Maximum (IZR j) (IZR k) f =
    fold_range Rmax (f (IZR j)) (fun i => f (IZR (j + Z.of_nat i))) (Z.to_nat (k - j + 1)).
Proof. unfold Maximum. rewrite count_literal. apply fold_range_ext. intros i. now rewrite shift_literal. Qed.

Lemma in_range_literal j k i :
  in_range (IZR j) (IZR k) i -> exists z, i = IZR z /\ (j <= z <= k)%Z.
Proof. intros [[z ->] [H1 H2]]. exists z. split; [reflexivity |]. split; now apply le_IZR. Qed.

(** Numbers of terms, places and indices, computed. *)
Ltac literal_numbers t :=
  match t with
  | context [Z.to_nat (?k - ?j + 1)] =>
      let number := constr:(Z.to_nat (k - j + 1)) in
      let value := eval vm_compute in number in
      constr:((number, value))
  | context [pred (Z.to_nat ?k)] =>
      let number := constr:(pred (Z.to_nat k)) in
      let value := eval vm_compute in number in
      constr:((number, value))
  | context [IZR (?j + Z.of_nat ?i)] =>
      let number := constr:((j + Z.of_nat i)%Z) in
      let value := eval vm_compute in number in
      constr:((number, value))
  end.

(** Sums over literal ranges written out, entries of vectors looked up. *)
Ltac literal_values :=
  repeat
    (progress
       (rewrite ?Sum_literal, ?Prod_literal, ?Maximum_literal;
        unfold vector, rows;
        rewrite ?entry_IZR;
        repeat
          match goal with
          | |- ?t =>
              let found := literal_numbers t in
              lazymatch found with (?number, ?value) => change number with value end
          end;
        cbn [fold_range nth])).

Ltac literal_values_in H :=
  repeat
    (progress
       (rewrite ?Sum_literal, ?Prod_literal, ?Maximum_literal in H;
        unfold vector, rows in H;
        rewrite ?entry_IZR in H;
        repeat
          (let t := type of H in
           let found := literal_numbers t in
           lazymatch found with (?number, ?value) => change number with value in H end);
        cbn [fold_range nth] in H)).

(** A statement about all indices of a literal range: one goal for each of them. *)
Ltac each_value z low :=
  lazymatch goal with
  | H : (low <= z <= ?high)%Z |- _ =>
      tryif (assert (high < low)%Z by reflexivity)
      then (exfalso; clear - H; lia)
      else
        (let E := fresh in
         destruct (Z.eq_dec z low) as [E|E];
         [ subst z; clear H
         | let next := eval cbv in (low + 1)%Z in
           assert (next <= z <= high)%Z by (clear - H E; lia); clear H E; each_value z next ])
  end.

Ltac each_index i H :=
  let z := fresh "z" in
  let E := fresh in
  let bounds := fresh in
  destruct (in_range_literal _ _ _ H) as [z [E bounds]]; clear H; subst i;
  lazymatch type of bounds with (?low <= _ <= _)%Z => each_value z low end.

(** Powers of given numbers, exp 0, ln 1 and their like. *)
Lemma power_1_base x : power 1 x = 1.
Proof. rewrite power_positive by lra. unfold Rpower. rewrite ln_1, Rmult_0_r. apply exp_0. Qed.

Lemma exp_is_1 u : u = 0 -> exp u = 1.
Proof. intros ->. apply exp_0. Qed.

Lemma ln_is_0 u : u = 1 -> ln u = 0.
Proof. intros ->. apply ln_1. Qed.

Ltac literal_powers :=
  rewrite ?power_1_base;
  repeat match goal with
  | |- context [power (IZR ?u) (IZR (Zpos ?p))] =>
      let v := eval vm_compute in (u ^ Zpos p)%Z in
      replace (power (IZR u) (IZR (Zpos p))) with (IZR v) by (rewrite power_pos; simpl; lra)
  end.

Ltac literal_functions :=
  repeat match goal with
  | |- context [exp ?u] => rewrite (exp_is_1 u) by lra
  | |- context [ln ?u] => rewrite (ln_is_0 u) by (first [lra | field; apply Rgt_not_eq, exp_pos])
  | |- context [xlogy ?a ?u] => change (xlogy a u) with (a * ln u)
  end.

(** A family of deltas, at given places or not: each case by itself. *)
Ltac model_of_deltas :=
  lazymatch goal with |- context [delta _ _] => idtac end;
  rewrite ?power_1_base, ?Rmult_1_l; split_deltas; rewrite ?Rmult_1_l, ?Rmult_1_r;
  first [side_integer | lra | solve [by_form] | left; solve [side_pos]].

Ltac model_fact :=
  first
    [ exact I
    | apply integer_IZR
    | lra
    | solve [ unfold in_range; split_conjunctions; first [ apply integer_IZR | lra ] ]
    | solve [ defined ]
    | solve [ integral_of_a_polynomial ]
    | solve [ field_simplify; lra ]
    | solve [ model_of_deltas ]
    | solve [ rule_sign ]
    | solve [ rule_algebra ]
    | solve [ progress rewrite ?Rplus_0_l; rule_algebra ] ]
with split_conjunctions := repeat match goal with |- _ /\ _ => split end.

(** What is said of a function around a given point, and of its derivative there: the sums in it are written out. *)
Ltac model_of_calculus :=
  lazymatch goal with
  | |- locally _ _ => model_around
  | |- ex_derive _ _ =>
      first [ solve [ eapply ex_derive_ext; [ intro; symmetry; normal | cbv beta; spell_entries; defined ] ] | solve [ defined ] ]
  | |- ex_derive_times _ _ _ => solve [ defined ]
  | |- continuous_on _ _ => solve [ defined ]
  | |- context [Derive ?f ?x] =>
      erewrite (Derive_ext f); [| intro; normal];
      cbv beta; spell_entries;
      first
        [ solve [ relation ]
        | solve [ erewrite Derive_value by derivative; cbv beta; spell_entries; literal_functions; first [ lra | relation ] ] ]
  end
with model_around :=
  cbv beta;
  lazymatch goal with
  | |- locally ?x (fun t => @?P t /\ @?Q t) => apply (around_and x P Q); model_around
  | |- locally ?x (fun t => forall i, in_range (IZR ?a) (IZR ?b) i -> @?P t i) =>
      let i := fresh "i" in
      let H := fresh in
      apply (around_range (IZR a) (IZR b) x P);
      [ apply integer_IZR | intros i H; each_index i H; model_around ]
  | |- locally ?x (fun t => xlogy_defined (@?u t) (@?v t)) => apply (around_xlogy_pos u v x); model_around
  | |- locally ?x (fun t => 0 < @?u t) =>
      first
        [ apply filter_forall; intro; solve [ side ]
        | eapply (around_gt u x _ 0); [ derivative | cbv beta; literal_values; side_at_point ] ]
  | |- _ => first [ solve [ apply filter_forall; intro; side ] | solve [ defined ] ]
  end.

Ltac rule_model_spelt :=
  cbv beta;
  lazymatch goal with
  | |- _ /\ _ => split; rule_model_spelt
  | |- forall i, in_range _ _ i -> _ =>
      let i := fresh "i" in
      let H := fresh in
      intros i H;
      first
        [ each_index i H; rule_model_spelt
        | solve [ literal_values; model_fact ]
        | destruct H as [? [? ?]]; rule_model_spelt ]
  | |- _ -> _ =>
      let H := fresh in
      intro H; cbv beta in H; repeat match goal with K : _ /\ _ |- _ => destruct K end;
      repeat match goal with K : context [vector _ _] |- _ => progress literal_values_in K end;
      first [ exfalso; lra | rule_model_spelt ]
  | |- forall _, _ => intro; rule_model_spelt
  | |- _ =>
      first
        [ model_of_calculus
        | literal_values; literal_powers; literal_functions;
          first [ lazymatch goal with |- _ /\ _ => rule_model_spelt end | model_fact ] ]
  end.

Ltac rule_model := repeat autounfold with vocabulary; cbv beta; literal_powers; rule_model_spelt.
