(** * Integrals of polynomials between given numbers

    Main statement: [integral_of]; main tactics: [primitive], [integral_of_a_polynomial] (a goal [RInt f a b = v]). *)

From Derive Require Export Statements.

Lemma integral_of (F f : R -> R) a b v :
  (forall x, is_derive F x (f x)) -> (forall x, ex_derive f x) -> F b - F a = v -> RInt f a b = v.
Proof.
  intros HF Hf <-. apply (is_RInt_unique (V := R_CompleteNormedModule)). apply (is_RInt_derive F f).
  - intros x _. apply HF.
  - intros x _. apply (ex_derive_continuous f). apply Hf.
Qed.

(** A primitive of a polynomial in x, as a function of x. *)
Ltac primitive f :=
  lazymatch f with
  | fun x => x => constr:(fun x : R => x ^ 2 / 2)
  | fun x => @?u x + @?v x => let F := primitive u in let G := primitive v in constr:(fun x : R => F x + G x)
  | fun x => @?u x - @?v x => let F := primitive u in let G := primitive v in constr:(fun x : R => F x - G x)
  | fun x => - @?u x => let F := primitive u in constr:(fun x : R => - F x)
  | fun _ => ?c => constr:(fun x : R => c * x)
  | fun x => x ^ ?n =>
      let k := eval vm_compute in (S n) in
      let z := eval vm_compute in (Z.of_nat k) in
      constr:(fun x : R => x ^ k / IZR z)
  | fun x => ?c * @?u x => let F := primitive u in constr:(fun x : R => c * F x)
  | fun x => @?u x * ?c => let F := primitive u in constr:(fun x : R => F x * c)
  | fun x => @?u x / ?c => let F := primitive u in constr:(fun x : R => F x / c)
  end.

Ltac integral_of_a_polynomial :=
  lazymatch goal with
  | |- RInt ?f ?a ?b = ?v =>
      let F := primitive f in
      apply (integral_of F f a b v);
      [ intro; cbv beta; auto_derive; [trivial | simpl; lra]
      | intro; auto_derive; trivial
      | cbv beta; lra ]
  end.
