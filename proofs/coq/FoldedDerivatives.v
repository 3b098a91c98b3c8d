(** * The chain rule and the product rule, with definitions folded

    ∂ exp(M)/∂z = exp(M) · ∂M/∂z: what stands inside is not looked at, but for its derivative's existence. Where the other
    side does not name the derivative of a part, the part is unfolded and differentiated.

    Main tactics: [folded_derivatives]; [rule_algebra] tries it, and [along_a_line], first. *)

From Derive Require Export FoldedFields.

Lemma Derive_is (f : R -> R) x d y : is_derive f x d -> d = y -> Derive f x = y.
Proof. intros H <-. now apply is_derive_unique. Qed.

Lemma ex_derive_is (f : R -> R) x d : is_derive f x d -> ex_derive f x.
Proof. intros H. now exists d. Qed.

(** That a part has a derivative: one item of a mean moves. *)
Ltac part_has_derivative :=
  first [ assumption | solve [(items; ready; conclude relation)] ].

(** That a function of parts has a derivative: the parts have. *)
Ltac outer_exists :=
  cbv beta;
  first
  [ assumption
  | lazymatch goal with
    | |- ex_derive (fun t => exp (@?u t)) ?x =>
        apply (ex_derive_is _ x _ (d_exp u x _ (Derive_correct u x ltac:(outer_exists))))
    | |- ex_derive (fun t => @?u t / ?c) ?x => apply (ex_derive_over u c x); outer_exists
    | |- ex_derive (fun t => @?u t * @?v t) ?x =>
        apply (ex_derive_is _ x _ (d_mult u v x _ _ (Derive_correct u x ltac:(outer_exists)) (Derive_correct v x ltac:(outer_exists))))
    | |- ex_derive (fun t => @?u t - @?v t) ?x =>
        apply (ex_derive_is _ x _ (d_minus u v x _ _ (Derive_correct u x ltac:(outer_exists)) (Derive_correct v x ltac:(outer_exists))))
    end
  | part_has_derivative
  | solve [side]
  | solve [(ready; side)] ].

Ltac same_head s t :=
  let rec head t := lazymatch t with ?g _ => head g | _ => t end in
  let g := head s in let h := head t in constr_eq g h.

(** [named] holds the derivatives that the other side names. *)
Ltac outer_derivative named :=
  cbv beta;
  lazymatch goal with
  | |- is_derive (fun _ => ?c) ?x _ => apply (d_const c x)
  | |- is_derive (fun t => @?u t) ?x _ =>
      first
      [ match named with context [Derive ?g ?y] => constr_eq x y;
          let s := eval cbv beta in (u x) in let t := eval cbv beta in (g x) in same_head s t; apply (Derive_correct g y) end;
        solve [outer_exists]
      | outer_rule named ]
  end
with outer_rule named :=
  lazymatch goal with
  | |- is_derive (fun t => exp (@?u t)) ?x _ => eapply (d_exp u x); outer_derivative named
  | |- is_derive (fun t => - @?u t) ?x _ => eapply (d_opp u x); outer_derivative named
  | |- is_derive (fun t => @?u t + @?v t) ?x _ => eapply (d_plus u v x); [outer_derivative named | outer_derivative named]
  | |- is_derive (fun t => @?u t - @?v t) ?x _ => eapply (d_minus u v x); [outer_derivative named | outer_derivative named]
  | |- is_derive (fun t => @?u t / ?c) ?x _ => eapply (d_div_const u c x); outer_derivative named
  | |- is_derive (fun t => @?u t * @?v t) ?x _ => eapply (d_mult u v x); [outer_derivative named | outer_derivative named]
  | |- _ => repeat autounfold with vocabulary; derivative
  end.

(** A part that occurs on both sides is an atom. *)
Ltac families_at_rest :=
  repeat match goal with
  | |- context [update ?p ?k (?p ?k)] => rewrite (update_self p k)
  end.

(** The derivatives that are named, and what is differentiated in them, are numbers of which nothing is known. *)
Ltac derivatives_unseen :=
  repeat match goal with
  | |- context [Derive ?f ?x] =>
      let E := fresh in
      eassert (E : f x = _) by (cbv beta; families_at_rest; reflexivity);
      lazymatch type of E with _ = ?v => clear E; try generalize v; intros end;
      generalize (Derive f x); intros
  end.

Ltac derivatives_equation :=
  intros; split_context;
  lazymatch goal with
  | |- Derive ?f ?x = ?r =>
      lazymatch r with context [Derive] => idtac end;
      eapply Derive_is;
      [ outer_derivative r
      | cbv beta; families_at_rest; first [reflexivity | derivatives_unseen; first [ring | field; nonzero | ready; algebra]] ]
  end.

(** A statement whose equation is one of derivatives, both sides with derivatives, with its obligations. *)
Ltac folded_derivatives :=
  lazymatch goal with
  | |- _ /\ _ => split; [first [solve [at_once] | folded_obligation] | folded_derivatives]
  | |- _ => derivatives_equation
  end
with folded_obligation :=
  intros; split_context;
  lazymatch goal with
  | |- ex_derive _ _ => solve [outer_exists]
  | |- locally _ _ => first [solve [items; ready; conclude relation] | solve [ready; side]]
  | |- _ => solve [(ready; conclude relation)]
  end.

(** Where this is tried: an exponential, or a product over a number, is differentiated, and a derivative is left. *)
Ltac derivative_of_parts :=
  lazymatch goal with
  | |- context [Derive ?f ?x = ?r] =>
      lazymatch r with context [Derive] => idtac end;
      lazymatch f with
      | fun t => exp (@?u t) => idtac
      | fun t => @?u t * @?v t / ?c => idtac
      end
  end.

Ltac rule_algebra ::=
  first
  [ solve [along_a_line]
  | derivative_of_parts; solve [folded_derivatives]
  | conclude_algebra_at_once; first [solve [while_folded; ready; conclude relation] | ready; conclude relation] ].
