(** * The rules about integrals

    On the theorems of Integrals.v.

    Main tactics: [rule_integral], [rule_linearity_of_the_integral], [rule_fundamental_theorem],
    [rule_affine_substitution], [rule_vanishing_integral], [rule_primitive].

    Main statements: [RInt_combination], [RInt_affine_ends], [ex_RInt_affine_ends]. *)

From Derive Require Export Integrals MeanValueRule LimitRules.

Ltac at_range_point := let x := fresh "x" in let Hx := fresh in intros x Hx; cbv beta; split_context; at_point x.

(** a ln b where a is 0, and where it is not. *)
Ltac xlogy_by_cases :=
  match goal with
  | H : 0 <= ?t |- context [xlogy _ _] =>
      let H0 := fresh in
      destruct H as [H0 | H0]; [solve [relation] | rewrite <- H0; unfold xlogy; solve [ring | field; side]]
  end.

Ltac pointwise := at_range_point; first [assumption | lra | solve [relation] | xlogy_by_cases].

(** An integral that the premises speak of, or one of a continuous function. *)
Ltac integrable :=
  first
  [ assumption
  | solve [side]
  | solve [intros; side] ].

Ltac integral_relation :=
  idtac;
  lazymatch goal with
  | |- RInt ?f ?a ?b = RInt ?g ?a ?b => apply (RInt_eq f g a b); [side | pointwise]
  | |- RInt ?f ?a ?b <= RInt ?g ?a ?b => apply (RInt_le f g a b); [side | integrable | integrable | pointwise]
  | |- RInt ?f ?a ?b >= RInt ?g ?a ?b =>
      apply Rle_ge, (RInt_le g f a b); [side | integrable | integrable | pointwise]
  | |- RInt ?f ?a ?b < RInt ?g ?a ?b =>
      apply (RInt_lt_continuous_on f g a b); [side | continuity | continuity | pointwise]
  | |- RInt ?f ?a ?b > RInt ?g ?a ?b =>
      apply Rlt_gt, (RInt_lt_continuous_on g f a b); [side | continuity | continuity | pointwise]
  end.

Ltac rule_integral := ready; conclude integral_relation.

(** A combination of integrals is the integral of the combination h. *)
Lemma RInt_combination (f h : R -> R) a b (v : R) : a <= b ->
  is_RInt h a b v -> (forall x, a <= x <= b -> f x = h x) -> RInt f a b = v :> R.
Proof. intros Hab Hh E. rewrite (RInt_eq f h a b Hab E). now apply is_RInt_unique. Qed.

Lemma is_RInt_0 a b : is_RInt (fun _ => 0) a b 0.
Proof.
  pose proof (is_RInt_const (V := R_NormedModule) a b 0) as H.
  change (scal (b - a) 0) with ((b - a) * 0) in H. now rewrite Rmult_0_r in H.
Qed.

Lemma is_RInt_Rplus (f g : R -> R) a b u v :
  is_RInt f a b u -> is_RInt g a b v -> is_RInt (fun x => f x + g x) a b (u + v).
Proof. apply (is_RInt_plus (V := R_NormedModule)). Qed.

Lemma is_RInt_Rminus (f g : R -> R) a b u v :
  is_RInt f a b u -> is_RInt g a b v -> is_RInt (fun x => f x - g x) a b (u - v).
Proof. apply (is_RInt_minus (V := R_NormedModule)). Qed.

Lemma is_RInt_Ropp (f : R -> R) a b u : is_RInt f a b u -> is_RInt (fun x => - f x) a b (- u).
Proof. apply (is_RInt_opp (V := R_NormedModule)). Qed.

Lemma is_RInt_scal_l (f : R -> R) a b c u : is_RInt f a b u -> is_RInt (fun x => c * f x) a b (c * u).
Proof. apply (is_RInt_scal (V := R_NormedModule)). Qed.

Lemma is_RInt_RInt (f : R -> R) a b : ex_RInt f a b -> is_RInt f a b (RInt f a b).
Proof. apply (RInt_correct (V := R_CompleteNormedModule)). Qed.

Ltac combination_of_integrals :=
  lazymatch goal with
  | |- is_RInt _ _ _ 0 => apply is_RInt_0
  | |- is_RInt _ _ _ (_ + _) => eapply is_RInt_Rplus; combination_of_integrals
  | |- is_RInt _ _ _ (_ - _) => eapply is_RInt_Rminus; combination_of_integrals
  | |- is_RInt _ _ _ (- _) => eapply is_RInt_Ropp; combination_of_integrals
  | |- is_RInt _ _ _ (_ * _) => eapply is_RInt_scal_l; combination_of_integrals
  | |- is_RInt _ _ _ (RInt ?f ?a ?b) => apply (is_RInt_RInt f a b); integrable
  end.

Ltac by_linearity :=
  idtac;
  lazymatch goal with
  | |- RInt ?f ?a ?b = ?v =>
      eapply (RInt_combination f _ a b v); [side | combination_of_integrals | pointwise]
  end.

Ltac rule_linearity_of_the_integral := ready; conclude by_linearity.

(** The premise says that F' is the integrand. *)
Ltac by_fundamental_theorem :=
  idtac;
  match goal with
  | P : forall x : R, _ |- RInt ?f ?a ?b = ?v =>
      match type of P with context [Derive ?F _] =>
        let value := eval cbv beta in (F b - F a) in
        replace v with value by (first [reflexivity | relation]);
        apply (RInt_fundamental F f a b);
        [ side | continuous_between P | continuity
        | let x := fresh "x" in let Hx := fresh in
          intros x Hx; split_context; at_point x; split; first [assumption | lra | side] ]
      end
  end.

Ltac rule_fundamental_theorem := ready; conclude by_fundamental_theorem.

Lemma RInt_affine_ends (f : R -> R) u v a b l h : 0 < u -> u * a + v = l -> u * b + v = h ->
  ex_RInt f l h -> RInt f l h = u * RInt (fun x => f (u * x + v)) a b :> R.
Proof. intros Hu <- <- Hf. apply RInt_affine; [lra | exact Hf]. Qed.

Lemma ex_RInt_affine_ends (f : R -> R) u v a b l h : 0 < u -> u * a + v = l -> u * b + v = h ->
  ex_RInt (fun x => f (u * x + v)) a b -> ex_RInt f l h.
Proof.
  intros Hu <- <- H.
  assert (E : forall x, / u * (u * x + v) + - v / u = x) by (intros x; field; lra).
  assert (H' : ex_RInt (fun y => scal (/ u) (f (u * (/ u * y + - v / u) + v))) (u * a + v) (u * b + v)).
  { apply (ex_RInt_comp_lin (fun x => f (u * x + v))). now rewrite !E. }
  apply (ex_RInt_scal_l _ _ _ u) in H'. revert H'. apply ex_RInt_ext. intros y _.
  change (u * (/ u * f (u * (/ u * y + - v / u) + v)) = f y :> R).
  replace (u * (/ u * y + - v / u) + v) with y by (field; lra). field. lra.
Qed.

Lemma between_scaled u l h y : 0 < u -> u * l <= y <= u * h -> l <= y / u <= h.
Proof.
  intros Hu [H1 H2]. assert (E : u * (y / u) = y) by (field; lra).
  split; apply Rmult_le_reg_l with u; lra.
Qed.

Lemma scaled_0 u x : 0 < u -> (u * x + 0) / u = x.
Proof. intros. field. lra. Qed.

(** Parts that say the same in other words. *)
Ltac same_parts := first [reflexivity | solve [field; side] | f_equal; same_parts].

(** Where y / u lies between l and h, and what the context says of that point. *)
Ltac at_scaled u l h :=
  let y := fresh "y" in let Hy := fresh in
  intros y Hy; cbv beta; rewrite ?(scaled_0 u y) by side;
  try (let H := fresh in pose proof (between_scaled u l h y ltac:(side) Hy) as H; at_point (y / u));
  split_context; try at_point y; each_part ltac:(first [assumption | solve [side]]).

(** The inner integrand g is f (u x + v); its integral exists, and so does the other one. *)
Ltac by_affine_substitution :=
  lazymatch goal with
  | |- context [RInt ?f ?l ?h = ?u * RInt ?g ?a ?b] =>
      let E := fresh "E" in let I := fresh "I" in let J := fresh "J" in
      assert (E : forall x, a <= x <= b -> g x = f (u * x + (l - u * a))) by (intros; cbv beta; same_parts);
      assert (J : ex_RInt g a b)
        by (first
              [ integrable
              | eapply (ex_RInt_eq _ g a b);
                [ side
                | let x := fresh "x" in intros x ?; cbv beta; rewrite (scaled_0 u x) by side; reflexivity
                | cbv beta; integrable ] ]);
      assert (I : ex_RInt f l h)
        by (apply (ex_RInt_affine_ends f u (l - u * a) a b l h);
            [side | ring | first [ring | relation] | apply (ex_RInt_eq g); [side | exact E | exact J]]);
      each_part ltac:(first
        [ exact I
        | exact J
        | rewrite (RInt_affine_ends f u (l - u * a) a b l h); [| side | ring | first [ring | relation] | exact I];
          apply Rmult_eq_compat_l; symmetry; apply (RInt_eq g); [side | exact E]
        | solve [side]
        | at_scaled u a b ])
  end.

Ltac rule_affine_substitution := ready; by_affine_substitution.

Ltac by_vanishing_integral :=
  idtac;
  match goal with
  | _ : RInt ?f ?a ?b <= 0, x : R |- _ = 0 =>
      change (f x = 0); apply (RInt_vanishing f a b); [side | continuity | pointwise | assumption | split; assumption]
  | _ : RInt ?f ?a ?b = 0, x : R |- _ = 0 =>
      change (f x = 0); apply (RInt_vanishing f a b); [side | continuity | pointwise | lra | split; assumption]
  end.

Ltac rule_vanishing_integral := ready; conclude by_vanishing_integral.

(** The premise holds for every primitive F of f on the set J, so it does for the one that there is. *)
Ltac rule_primitive :=
  intros;
  match goal with
  | P : forall F : R -> R, continuous_on ?J F -> _, C : continuous_on _ ?f |- _ =>
      let F := fresh "F" in let HF := fresh in let D := fresh in
      destruct (primitive_exists J f) as (F & HF & D);
      [ unfold interval_set; intros; cbv beta in *; split_context; repeat split; lra
      | exact C
      | apply (P F HF); first [assumption | primitive_slopes D] ]
  end
with primitive_slopes D :=
  let x := fresh "x" in let Hx := fresh in
  intros x Hx; cbv beta in *; split_context;
  repeat match goal with |- _ /\ _ => split end;
  first [solve [side] | eexists; primitive_at D x | apply is_derive_unique; primitive_at D x]
(** Between x and either end of J there are further numbers of J. *)
with primitive_at D x :=
  first
  [ match goal with
    | _ : ?l < x, _ : x < ?h |- _ => apply (D x ((l + x) / 2) ((x + h) / 2)); cbv beta; repeat split; lra
    | _ : ?l < x |- _ => apply (D x ((l + x) / 2) (x + 1)); cbv beta; repeat split; lra
    | _ : x < ?h |- _ => apply (D x (x - 1) ((x + h) / 2)); cbv beta; repeat split; lra
    end
  | apply (D x (x - 1) (x + 1)); cbv beta; repeat split; first [exact I | lra] ].
