(** * Derivatives of functions that are equal near the point

    β ↦ ℓ(z / (1/β)) and β ↦ ℓ(β z) have the same second derivative at β > 0, because they are the same function there:
    neither derivative has to be taken. A sum over a literal range whose entries move is spelt out first.

    Main statements: [Derive_n_near], [ex_derive_times_same].
    Main tactics: [derivatives_alike], [order_of_derivatives], [spelt_derivable]. *)

From Derive Require Export ClosedTerms.

Lemma Derive_n_near (f g : R -> R) n x : locally x (fun t => f t = g t) -> Derive_n f n x = Derive_n g n x.
Proof. apply Derive_n_ext_loc. Qed.

Lemma ex_derive_times_same n (f g : R -> R) x : (forall t, f t = g t) -> ex_derive_times n g x -> ex_derive_times n f x.
Proof. intros H. replace f with g; [trivial |]. apply FunctionalExtensionality.functional_extensionality. now intros t. Qed.

(** The point as free to move as strict inequalities allow; then both functions have the same value at it. *)
Ltac values_near :=
  let_it_move; apply filter_forall; intros; split_context; cbv beta;
  first [solve [alike] | repeat autounfold with vocabulary; cbv beta; algebra].

Ltac derivatives_alike :=
  lazymatch goal with
  | |- Derive_n ?f ?n ?x = Derive_n ?g ?n ?x =>
      intros; split_context; apply (Derive_n_near f g n x); timeout 5 values_near
  end.

(** What the context says of the derivative of one of the functions, said of that of the other. *)
Ltac order_of_derivatives :=
  lazymatch goal with
  | |- _ >= _ => apply Rle_ge; order_of_derivatives
  | H : ?c <= Derive_n ?f ?n ?x |- ?c <= Derive_n ?g ?n ?x =>
      rewrite (Derive_n_near g f n x); [exact H | timeout 5 values_near]
  | H : Derive_n ?f ?n ?x <= ?c |- Derive_n ?g ?n ?x <= ?c =>
      rewrite (Derive_n_near g f n x); [exact H | timeout 5 values_near]
  end.

(** A function of one number in which sums over literal ranges of entries of literal families occur. *)
Ltac spelt_derivable :=
  lazymatch goal with
  | |- ex_derive_times _ ?f _ => lazymatch f with context [vector _] => idtac end
  end;
  intros; split_context; repeat autounfold with vocabulary; cbv beta;
  eapply ex_derive_times_same;
  [let t := fresh "t" in intros t; spell_sums; spell_entries; reflexivity | cbv beta; side].
