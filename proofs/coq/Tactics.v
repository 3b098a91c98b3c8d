(** * One tactic for each rule of the kernel

    A step of a certificate is closed by the tactic of its rule: the goal is a conjunction, obligations first and the
    statement last; the context holds what the variables range over, the hypotheses and the premises.

    Main tactics:
    - [algebra]: an equation, by normal forms and [field];
    - [rule_algebra], [rule_definition], [rule_sign], [rule_combine], [rule_differentiate], [rule_regularity];
    - [rule_sum], [rule_strict_sum], [rule_term_of_a_sum], [rule_vanishing_sum], [rule_triangle_inequality],
      [rule_split_sum], [rule_entry_of_a_maximum], [rule_bound_of_a_maximum]. *)

From Derive Require Export NormalForms.

Create HintDb vocabulary.

(** ** Equations *)

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

(** What the equations of the context say is put in. *)
Ltac put_in_equations :=
  repeat match goal with
  | H : ?x = ?e |- context [?x] => not_arithmetic x; lazymatch e with context [x] => fail | _ => rewrite H end
  | H : ?e = ?x |- context [?x] => not_arithmetic x; lazymatch e with context [x] => fail | _ => rewrite <- H end
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
          different u v; replace (exp v) with (exp u) by (f_equal; same_value less) end
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
          different (u, x) (v, y); replace (power v y) with (power u x) by (f_equal; same_value less) end
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
          replace (f v) with (f u) by (f_equal; by_field) end
    end
  end
with same_value depth :=
  cbv beta;
  first [ by_field | eapply compare; [normal | normal | repeat agree depth; by_field] ].

(** sqrt u · sqrt u = u *)
Ltac roots :=
  repeat match goal with
  | |- context [sqrt ?u] =>
      lazymatch goal with _ : sqrt u * sqrt u = u |- _ => fail | _ => idtac end;
      pose proof (sqrt_sqrt u ltac:(side))
  end.

Ltac algebra_normal :=
  eapply compare; [normal | normal |];
  first
  [ by_field
  | repeat agree 3%nat; first [by_field | roots; by_linear_equations] ].

Ltac with_equations :=
  subst; normal_equations; eapply compare; [normal | normal |];
  put_in_equations;
  first [by_field | repeat agree 3%nat; put_in_equations; first [by_field | by_linear_equations] | by_linear_equations].

Ltac algebra :=
  cbv beta;
  first [ by_field | solve [algebra_normal] | solve [with_equations] | solve [solve_for_variables; algebra_normal] ].

(** ** Statements with their obligations *)

(** Vocabulary unfolded, the context taken apart, families at themselves simplified. *)
Ltac ready :=
  intros; repeat autounfold with vocabulary in *; cbv beta in *; split_context.

(** Each conjunct: an obligation, or the statement, which stands last. *)
Ltac conclude_all statement :=
  lazymatch goal with
  | |- _ /\ ?rest => split; [first [assumption | solve [side] | solve [statement]] | conclude_all statement]
  | |- _ => first [assumption | solve [statement] | solve [side]]
  end.

Ltac relation :=
  lazymatch goal with
  | |- _ = _ => algebra
  | |- _ => side
  end.

Ltac rule_algebra := ready; conclude_all relation.
Ltac rule_definition := rule_algebra.
