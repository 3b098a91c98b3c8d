(** * Equations of sums of sums

    Σᵢ eᵢ (Σⱼ vⱼ xᵢⱼ + c) = Σⱼ vⱼ Σᵢ eᵢ xᵢⱼ + c Σᵢ eᵢ: in normal form both sides are linear combinations of sums of products,
    and a product may hold another sum. Here such a sum is taken outside ([sums_outside]): what remains are sums of
    sums of products without sums, which are compared whatever the order in which they are summed ([sums_agree]).

    Definitions that are nothing but sums and products (the scores of a linear model) are unfolded for this, others
    (sigmoid, softmax) stay as they are ([linear_definitions]).

    Main statements: [times_Sum], [Sum_times], [Sum_front].
    Main tactics: [nested_sums], [sums_vanish]. *)

From Derive Require Export Alike.

Lemma times_Sum u v a b f : v = Sum a b f -> u * v = Sum a b (fun i => u * f i).
Proof. intros ->. now rewrite Sum_scal_l. Qed.

Lemma Sum_times u v a b f : u = Sum a b f -> u * v = Sum a b (fun i => f i * v).
Proof. intros ->. now rewrite Sum_scal_r. Qed.

Lemma Sum_front a b c d (f : R -> R) (g : R -> R -> R) :
  integer c -> (forall i, in_range c d i -> f i = Sum a b (g i)) ->
  Sum c d f = Sum a b (fun j => Sum c d (fun i => g i j)).
Proof. intros Hc H. rewrite (Sum_ext c d f (fun i => Sum a b (g i)) Hc H). apply Sum_swap. Qed.

Lemma Sum_inside a b f g : integer a -> (forall i, in_range a b i -> f i = g i) -> Sum a b f = Sum a b g.
Proof. apply Sum_ext. Qed.

(** Is a sum one of the factors? *)
Ltac has_sum t :=
  lazymatch t with
  | Sum _ _ _ => idtac
  | ?u * ?v => first [has_sum u | has_sum v]
  end.

(** A product that holds a sum is the sum of the products. *)
Ltac outside :=
  cbv beta;
  lazymatch goal with
  | |- Sum ?a ?b ?f = _ =>
      lazymatch f with
      | context [Sum] => eapply (Sum_inside a b f); [side_integer | intros; outside]
      | _ => reflexivity
      end
  | |- ?u * ?v = _ =>
      tryif has_sum v then eapply eq_trans; [eapply (times_Sum u v); outside | outside_again]
      else tryif has_sum u then eapply eq_trans; [eapply (Sum_times u v); outside | outside_again]
      else reflexivity
  | |- _ => reflexivity
  end
(** The other factor may hold a sum, too. *)
with outside_again :=
  cbv beta;
  lazymatch goal with
  | |- Sum ?a ?b ?f = _ => first [reflexivity_without_products f | eapply (Sum_inside a b f); [side_integer | intros; outside]]
  end
with reflexivity_without_products f :=
  lazymatch f with
  | context [_ * Sum _ _ _] => fail
  | context [Sum _ _ _ * _] => fail
  | _ => reflexivity
  end.

Ltac sums_outside :=
  repeat match goal with
  | |- context [Sum ?a ?b ?f] =>
      lazymatch f with
      | context [_ * Sum _ _ _] => idtac
      | context [Sum _ _ _ * _] => idtac
      end;
      let E := fresh in
      eassert (E : Sum a b f = _) by outside;
      progress rewrite E; clear E
  end.

(** The sum over a, …, b comes first. *)
Ltac in_front a b :=
  cbv beta;
  lazymatch goal with
  | |- Sum a b ?f = _ => reflexivity
  | |- Sum ?c ?d ?f = _ => eapply (Sum_front a b c d f); [side_integer | intros; in_front a b]
  end.

Ltac same_terms :=
  cbv beta;
  lazymatch goal with
  | |- Sum ?a ?b _ = Sum ?a ?b _ => first [apply Sum_ext; [side_integer | intros; same_terms] | same_terms_swapped]
  | |- Sum _ _ _ = Sum _ _ _ => same_terms_swapped
  | |- _ => first [reflexivity | ring]
  end
with same_terms_swapped :=
  lazymatch goal with
  | |- Sum ?a ?b ?f = Sum ?c ?d ?g =>
      lazymatch g with context [Sum a b _] => idtac end;
      eapply eq_trans; [| symmetry; in_front_of_another a b];
      cbv beta; apply Sum_ext; [side_integer | intros; same_terms]
  end
with in_front_of_another a b :=
  lazymatch goal with
  | |- Sum ?c ?d ?f = _ => eapply (Sum_front a b c d f); [side_integer | intros; in_front a b]
  end.

Ltac sums_agree :=
  repeat match goal with
  | |- context [Sum ?a ?b ?f] =>
      match goal with |- context [Sum ?c ?d ?g] =>
        different (a, b, f) (c, d, g); replace (Sum c d g) with (Sum a b f) by same_terms end
  end.

(** Is this made of sums and products only? *)
Ltac is_linear t :=
  lazymatch t with
  | context [exp] => fail
  | context [ln] => fail
  | context [Rmax] => fail
  | context [Rmin] => fail
  | context [Rabs] => fail
  | context [delta] => fail
  | context [power] => fail
  | context [sqrt] => fail
  | context [fold_range] => fail
  | context [Req_EM_T] => fail
  | context [@piecewise] => fail
  | context [xlogy] => fail
  | context [Sum] => idtac
  end.

Ltac linear_definitions :=
  repeat match goal with
  | |- context [?h _] =>
      is_const h;
      lazymatch h with Sum => fail | Derive => fail | _ => idtac end;
      let body := eval unfold h in h in
      is_linear body; progress unfold h
  end; cbv beta.

Ltac nested_sums :=
  lazymatch goal with |- ?t => lazymatch t with context [Derive] => fail | context [Derive_n] => fail | _ => idtac end end;
  lazymatch goal with |- context [Sum _ _ _] => idtac end;
  intros; split_context; linear_definitions;
  lazymatch goal with |- context [Sum _ _ ?f] => lazymatch f with context [Sum] => idtac end end;
  values_unseen;
  eapply compare; [normal | normal |];
  sums_outside; sums_agree; by_field.

(** ** Sums of terms that are 0 by what the context says *)

Lemma zero_times (u v : R) : u = 0 -> u * v = 0.
Proof. intros ->. ring. Qed.
Lemma times_zero (u v : R) : v = 0 -> u * v = 0.
Proof. intros ->. ring. Qed.
Lemma zero_over (u v : R) : u = 0 -> u / v = 0.
Proof. intros ->. unfold Rdiv. ring. Qed.

Ltac vanishes :=
  cbv beta;
  lazymatch goal with
  | |- 0 = 0 => reflexivity
  | |- Sum ?a ?b ?f = 0 =>
      first
      [ assumption
      | apply (Sum_eq_0 a b f);
        [side_integer | let i := fresh "i" in intros i ?; split_context; at_index i; vanishes] ]
  | |- ?u * ?v = 0 => first [apply zero_times; vanishes | apply times_zero; vanishes]
  | |- _ / _ = 0 => apply zero_over; vanishes
  | |- _ => assumption
  end.

Ltac sums_vanish :=
  lazymatch goal with |- _ = _ => idtac end;
  intros; split_context;
  progress (repeat match goal with
  | |- context [Sum ?a ?b ?f] =>
      let E := fresh in
      assert (E : Sum a b f = 0) by vanishes;
      rewrite E; clear E
  end);
  known_parts; ring.

Ltac while_algebra_is_folded ::= first [solve [sums_vanish] | nested_sums].
