(** * The tactic [algebra]: equations

    Both sides are brought to normal form and compared by the laws of a field; then equations of the context are put
    in, and atoms whose arguments are equal are written alike.

    Main tactics:
    - [algebra]: an equation;
    - [by_field]: an equation by the laws of a field alone;
    - [agree], [same_value]: atoms (logarithms, powers, sums …) of equal arguments made the same;
    - [put_in_equations], [put_in_premises], [solve_for_variables]: equations of the context used.

    Main statements: [compare], [Sum_same]. *)

From Derive Require Export Signs.

Lemma compare (s t x y : R) : s = x -> t = y -> x = y -> s = t.
Proof. congruence. Qed.

Lemma normal_equation (s t x y : R) : s = x -> t = y -> s = t -> x = y.
Proof. congruence. Qed.

Lemma Sum_same a b c d (f g : R -> R) :
  a = c -> b = d -> integer a -> (forall i, in_range a b i -> f i = g i) -> Sum a b f = Sum c d g.
Proof. intros <- <- Ha H. now apply Sum_ext. Qed.

Lemma Maximum_same a b c d (f g : R -> R) :
  a = c -> b = d -> integer a -> a <= b -> (forall i, in_range a b i -> f i = g i) -> Maximum a b f = Maximum c d g.
Proof. intros <- <- Ha Hab H. now apply Maximum_ext. Qed.

Lemma Prod_same a b c d (f g : R -> R) :
  a = c -> b = d -> integer a -> (forall i, in_range a b i -> f i = g i) -> Prod a b f = Prod c d g.
Proof. intros <- <- Ha H. now apply Prod_ext. Qed.

Lemma power_square u x y : 0 < u -> y = 2 * x -> power u x ^ 2 = power u y.
Proof. intros Hu ->. replace (2 * x) with (x + x) by ring. rewrite power_plus by assumption. ring. Qed.

Ltac different u v := tryif constr_eq u v then fail else idtac.

(** By the laws of a field alone. *)
Ltac by_field := first [reflexivity | solve [ring] | solve [field; defined] | solve [lra]].

(** Equations of the context, brought to normal form. *)
Ltac normal_equations :=
  repeat match goal with
  | H : ?s = ?t |- _ =>
      lazymatch type of s with R => idtac end;
      lazymatch goal with _ : taken H s |- _ => fail | _ => idtac end;
      let Hs := fresh in let Ht := fresh in let H' := fresh in
      eassert (Hs : s = _) by normal; eassert (Ht : t = _) by normal;
      pose proof (normal_equation _ _ _ _ Hs Ht H) as H'; clear Hs Ht;
      pose proof (I : taken H s); pose proof (I : taken H' s);
      match type of H' with ?s' = ?t' => pose proof (I : taken H' s') end
  end; clear_marks.

Ltac not_arithmetic t :=
  lazymatch t with
  | _ + _ => fail
  | _ - _ => fail
  | _ * _ => fail
  | _ / _ => fail
  | - _ => fail
  | / _ => fail
  | _ ^ _ => fail
  | IZR _ => fail
  | _ => idtac
  end.

(** What the equations of the context say is put in, each once. *)
Ltac put_in_equations :=
  repeat match goal with
  | H : ?x = ?e |- _ =>
      lazymatch type of x with R => idtac end;
      not_arithmetic x; lazymatch e with context [x] => fail | _ => rewrite ?H in *; clear H end
  | H : ?e = ?x |- _ =>
      lazymatch type of x with R => idtac end;
      not_arithmetic x; lazymatch e with context [x] => fail | _ => rewrite <- ?H in *; clear H end
  end.

(** The same with sides as they are written. *)
Ltac put_in_premises :=
  match goal with
  | H : ?s = ?t |- context [?s] => lazymatch type of s with R => rewrite H end
  | H : ?t = ?s |- context [?s] => lazymatch type of s with R => rewrite <- H end
  end.

Ltac solve_for_variables :=
  repeat match goal with
  | H : ?u + ?v = ?w |- _ => is_var v; let E := fresh in assert (E : v = w - u) by lra; subst v
  | H : ?u + ?v = ?w |- _ => is_var u; let E := fresh in assert (E : u = w - v) by lra; subst u
  | H : ?w = ?u + ?v |- _ => is_var v; let E := fresh in assert (E : v = w - u) by lra; subst v
  | H : ?w = ?u + ?v |- _ => is_var u; let E := fresh in assert (E : u = w - v) by lra; subst u
  end.

Ltac by_linear_equations := field_simplify_eq; [first [lra | nra] | defined ..].

(** Atoms that are equal are written alike. *)
Ltac agree depth :=
  lazymatch depth with
  | O => fail
  | S ?less =>
    match goal with
    | |- context [ln ?u] =>
        match goal with |- context [ln ?v] =>
          different u v; replace (ln v) with (ln u) by (f_equal; same_value less) end
    | |- context [exp ?u] =>
        match goal with |- context [exp ?v] =>
          different u v;
          first [ replace (exp v) with (exp u) by (f_equal; same_value less)
                | replace (exp v) with (/ exp u) by (rewrite <- (exp_Ropp u); f_equal; by_field)
                | replace (exp v) with (exp u ^ 2) by (rewrite <- (exp_times_nat u 2); f_equal; simpl; by_field)
                | replace (exp v) with (exp u ^ 3) by (rewrite <- (exp_times_nat u 3); f_equal; simpl; by_field) ] end
    | |- context [sqrt ?u] =>
        match goal with |- context [sqrt ?v] =>
          different u v; replace (sqrt v) with (sqrt u) by (f_equal; same_value less) end
    | |- context [Rabs ?u] =>
        match goal with |- context [Rabs ?v] =>
          different u v;
          first [ replace (Rabs v) with (Rabs u) by (f_equal; same_value less)
                | replace (Rabs v) with (Rabs u) by (rewrite <- (Rabs_Ropp u); f_equal; same_value less) ] end
    | |- context [power ?u ?x] =>
        match goal with |- context [power ?v ?y] =>
          different (u, x) (v, y);
          first [ replace (power v y) with (power u x) by (f_equal; same_value less)
                | constr_eq u v;
                  replace (power u y) with (power u x ^ 2) by (first [apply power_square | symmetry; apply power_square]; [solve [side] | by_field]) ] end
    | |- context [Rmax ?u ?x] =>
        match goal with |- context [Rmax ?v ?y] =>
          different (u, x) (v, y);
          first [ replace (Rmax v y) with (Rmax u x) by (f_equal; same_value less)
                | replace (Rmax v y) with (Rmax u x) by (rewrite Rmax_comm; f_equal; same_value less) ] end
    | |- context [Rmin ?u ?x] =>
        match goal with |- context [Rmin ?v ?y] =>
          different (u, x) (v, y);
          first [ replace (Rmin v y) with (Rmin u x) by (f_equal; same_value less)
                | replace (Rmin v y) with (Rmin u x) by (rewrite Rmin_comm; f_equal; same_value less) ] end
    | |- context [delta ?u ?x] =>
        match goal with |- context [delta ?v ?y] =>
          different (u, x) (v, y);
          first [ replace (delta v y) with (delta u x) by (f_equal; same_value less)
                | replace (delta v y) with (delta u x) by (rewrite delta_sym; f_equal; same_value less) ] end
    | |- context [Sum ?a ?b ?f] =>
        match goal with |- context [Sum ?c ?d ?g] =>
          different (a, b, f) (c, d, g);
          first [ replace (Sum c d g) with (Sum a b f)
                    by (apply Sum_same; [same_value less | same_value less | side_integer | intros; split_context; same_value less])
                | replace (Sum c d g) with (Sum a b f)
                    by (rewrite Sum_swap; apply Sum_same;
                        [same_value less | same_value less | side_integer | intros; split_context; same_value less]) ] end
    | |- context [Maximum ?a ?b ?f] =>
        match goal with |- context [Maximum ?c ?d ?g] =>
          different (a, b, f) (c, d, g);
          replace (Maximum c d g) with (Maximum a b f)
            by (apply Maximum_same; [same_value less | same_value less | side_integer | side | intros; split_context; same_value less]) end
    | |- context [Prod ?a ?b ?f] =>
        match goal with |- context [Prod ?c ?d ?g] =>
          different (a, b, f) (c, d, g);
          replace (Prod c d g) with (Prod a b f)
            by (apply Prod_same; [same_value less | same_value less | side_integer | intros; split_context; same_value less]) end
    | |- context [?f ?u] =>
        is_var f;
        match goal with |- context [f ?v] =>
          different u v; lazymatch type of u with R => idtac end;
          lazymatch type of (f u) with R => idtac end;
          replace (f v) with (f u) by (f_equal; same_value less) end
    end
  end
with same_value depth :=
  cbv beta;
  lazymatch depth with
  | O => by_field  (* what is compared last is in normal form already *)
  | _ => first [ by_field | eapply compare; [normal | normal | repeat agree depth; by_field] ]
  end.

(** sqrt u · sqrt u = u *)
Ltac roots :=
  repeat match goal with
  | |- context [sqrt ?u] =>
      lazymatch goal with _ : sqrt u * sqrt u = u |- _ => fail | _ => idtac end;
      pose proof (sqrt_sqrt u ltac:(side))
  end.

(** Equations without denominators; logarithms and exponentials of single terms undone. *)
Lemma of_ln u v : 0 < u -> ln u = v -> u = exp v.
Proof. intros H <-. now rewrite exp_ln. Qed.
Lemma of_exp u v : 0 < v -> exp u = v -> u = ln v.
Proof. intros H <-. now rewrite ln_exp. Qed.

Ltac simpler_equations :=
  repeat match goal with
  | H : ln ?u = ?v |- _ => apply of_ln in H; [| solve [side]]
  | H : exp ?u = ?v |- _ => apply of_exp in H; [| solve [side]]
  end;
  repeat match goal with
  | H : ?s = ?t |- _ =>
      lazymatch type of s with R => idtac end;
      lazymatch constr:((s, t)) with
      | context [_ / _] => idtac
      | context [/ _] => idtac
      end;
      progress (field_simplify_eq in H; [| solve [defined] ..])
  end.

Ltac revert_equations :=
  repeat match goal with
  | H : ?s = _ |- _ => lazymatch type of s with R => revert H end
  end.

Lemma quotient_is (u v w : R) : v <> 0 -> u / v = w -> u = w * v.
Proof. intros Hv <-. field. exact Hv. Qed.

(** A quotient that the context gives, multiplied out. *)
Ltac multiplied_out :=
  match goal with
  | H : ?u / ?v = ?w |- _ => apply quotient_is in H; [lra | solve [side]]
  | H : ?w = ?u / ?v |- _ => apply eq_sym, quotient_is in H; [lra | solve [side]]
  end.

(** Both sides and the equations of the context in normal form; then the field, then atoms made to agree. *)
Ltac algebra_normal :=
  eapply compare; [normal | normal |];
  first
  [ by_field
  | solve [progress (repeat agree 1%nat); by_field]
  | normal_equations;
    first
    [ solve [put_in_equations; by_field]
    | solve [put_in_equations; eapply compare; [normal | normal | by_field]]
    | solve [roots; by_linear_equations]
    | revert_equations; repeat agree 1%nat; intros; first [by_field | put_in_equations; by_field]
    | revert_equations; repeat agree 3%nat; intros; subst; put_in_equations;
      first [by_field | roots; by_linear_equations] ] ].

(** One function of equal arguments. *)
Ltac same_function :=
  lazymatch goal with
  | |- Rabs _ = Rabs _ => f_equal; solve [by_field | algebra_normal]
  | |- ?f _ = ?f _ => f_equal; solve [by_field | eapply compare; [normal | normal | by_field]]
  end.

(** Kronecker's delta, each case by itself. *)
Ltac split_deltas :=
  repeat match goal with
  | |- context [delta ?i ?j] =>
      let H := fresh in
      destruct (Req_dec i j) as [H | H];
      [ first [subst i | subst j | rewrite H]; rewrite ?delta_same
      | rewrite ?(delta_different i j H), ?(delta_different j i (not_eq_sym H)) ]
  end.

(** Integrals that occur, each a number with a name: what [normal] leaves as it is, and of a type that is R only when
    it is computed. *)
Ltac integrals_named :=
  repeat match goal with
  | |- context [@RInt ?V ?f ?a ?b] => let J := fresh "J" in set (J := @RInt V f a b : R) in *; clearbody J
  end.

Lemma ln_1_minus_square u : 0 < 1 + u -> 0 < 1 - u -> ln (1 - u ^ 2) = ln (1 + u) + ln (1 - u).
Proof. intros H H'. rewrite <- ln_mult by assumption. f_equal. ring. Qed.

(** ln (1 − u²) = ln (1 + u) + ln (1 − u) *)
Ltac squares_split :=
  repeat match goal with
  | |- context [ln (1 - ?u ^ 2)] => rewrite (ln_1_minus_square u) by (first [assumption | solve [side]])
  end.

(** A later file puts here what is done with equations between integrals. *)
Ltac integrals_alike := fail.

Lemma Rmin_as_Rmax u v : Rmin u v = - Rmax (- u) (- v).
Proof. unfold Rmin, Rmax. destruct (Rle_dec u v), (Rle_dec (- u) (- v)); lra. Qed.

Ltac algebra :=
  cbv beta;
  first
  [ by_field
  | solve [same_function]
  | solve [multiplied_out]
  | solve [progress squares_split; by_field]
  | solve [algebra_normal]
  | solve [progress solve_for_variables; algebra_normal]
  | solve [progress simpler_equations; first [lra | algebra_normal]]
  | solve [progress split_deltas; by_field]
  | solve [progress integrals_named; algebra_normal]
  | solve [integrals_alike]
  | lazymatch goal with
    | |- context [Rmin ?u ?v] => lazymatch goal with |- context [Rmax _ _] => solve [rewrite (Rmin_as_Rmax u v); algebra_normal] end
    end
  | solve [progress split_values; first [lra | algebra_normal]] ].
