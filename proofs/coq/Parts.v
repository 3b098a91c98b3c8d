(** * Sides that differ in one part

    c·f(u) = c·f(v), a − x = a − y, s <= t where t − s is a fact of the context times what is positive: what both sides
    have in common is taken away, and the rest is a small statement.

    Main statements: [positive_share], [weight_of_delta_gt0], [lt_of_product].
    Main tactics: [share_positive], [weights_positive]; [by_parts], [by_known_derivative] (equations); [order_by_parts],
    [order_by_product], [exponentials_differ] (inequalities); [instances_at_hand],
    [members_given]. *)

From Derive Require Export EqualFunctions.

(** ** A positive term *)

Lemma positive_share s u x : 0 < u -> 0 < x -> u <= s -> 0 < s + u * (x - 1).
Proof. intros Hu Hx H. pose proof (Rmult_lt_0_compat u x Hu Hx). lra. Qed.

(** s + u·(x − 1) is positive where u / s <= 1. *)
Ltac share_positive :=
  lazymatch goal with |- 0 < _ + _ * (_ - 1) => idtac end;
  intros; split_context; repeat autounfold with vocabulary in *; cbv beta in *; split_context;
  apply positive_share; [solve [side_pos] | solve [side_pos] | quotients_multiplied_out; lra].

Lemma weight_of_delta_gt0 c d i j : 0 < c -> 0 < d -> 0 < c * delta i j + d * (1 - delta i j).
Proof. intros. unfold delta. destruct (Req_EM_T i j); lra. Qed.

(** Conditions on all members of a range that hold because c·δ + d·(1 − δ) is positive. *)
Ltac weights_positive :=
  lazymatch goal with |- forall i : R, in_range _ _ i -> _ => idtac end;
  lazymatch goal with |- context [0 < _ * delta _ _ + _ * (1 - delta _ _)] => conditions_of_weights end
with conditions_of_weights :=
  intros; split_context;
  lazymatch goal with
  | |- _ /\ _ => split; conditions_of_weights
  | |- 0 < _ * delta _ _ + _ * (1 - delta _ _) => apply weight_of_delta_gt0; [side_pos | side_pos]
  | |- _ => first [lra | repeat autounfold with vocabulary; cbv beta; side]
  end.

(** ** Equations *)

Lemma exp_of_difference x y : exp (x - y) = exp x / exp y.
Proof. unfold Rminus, Rdiv. now rewrite exp_plus, exp_Ropp. Qed.

(** ln u + ln v = ln w by u·v = w. *)
Ltac by_arguments_of_logarithms :=
  lazymatch goal with |- ?s = ?t => lazymatch s with context [ln _] => lazymatch t with context [ln _] => idtac end end end;
  apply exp_inv;
  rewrite ?exp_plus, ?exp_of_difference, ?exp_Ropp;
  repeat match goal with |- context [exp (ln ?u)] => rewrite (exp_ln u) by (cbv beta; first [solve [share_positive] | side]) end;
  lazymatch goal with |- context [ln _] => fail | |- _ => field; defined end.

(** Sums over one range whose terms are equal as polynomials, written alike. *)
Ltac sums_written_alike :=
  progress (repeat match goal with
  | |- context [Sum ?a ?b ?f] =>
      match goal with
      | |- context [Sum a b ?g] =>
          different f g; replace (Sum a b g) with (Sum a b f) by (apply Sum_ext; [side_integer | intros; ring])
      end
  end).

Ltac part_that_differs :=
  first
  [ assumption
  | repeat autounfold with vocabulary in *; cbv beta in *; split_context;
    first
    [ solve [put_in_premises; first [reflexivity | ring]]
    | solve [sums_written_alike; by_field]
    | solve [by_arguments_of_logarithms]
    | algebra ] ].

Ltac by_parts_inside :=
  cbv beta;
  lazymatch goal with
  | |- ?s = ?s => reflexivity
  | |- ?c + _ = ?c + _ => apply (f_equal (Rplus c)); by_parts_inside
  | |- _ + ?c = _ + ?c => apply (f_equal (fun x => x + c)); by_parts_inside
  | |- ?c - _ = ?c - _ => apply (f_equal (Rminus c)); by_parts_inside
  | |- _ - ?c = _ - ?c => apply (f_equal (fun x => x - c)); by_parts_inside
  | |- - _ = - _ => apply same_opp; by_parts_inside
  | |- ?c * _ = ?c * _ => apply (f_equal (Rmult c)); by_parts_inside
  | |- _ * ?c = _ * ?c => apply (f_equal (fun x => x * c)); by_parts_inside
  | |- _ / ?c = _ / ?c => apply (f_equal (fun x => x / c)); by_parts_inside
  | |- _ / _ = _ / _ => apply same_div; by_parts_inside
  | |- ?f ?a = ?f ?b => lazymatch type of a with R => apply (f_equal f); by_parts_inside end
  | |- ?f ?a ?b = ?f ?a ?c => lazymatch f with Rplus => fail | Rminus => fail | _ => lazymatch type of b with R => apply (f_equal (f a)); by_parts_inside end end
  | |- _ => part_that_differs
  end.

(** Where the sides have something outside in common. *)
Ltac by_parts :=
  lazymatch goal with
  | |- ?c + _ = ?c + _ => idtac
  | |- _ + ?c = _ + ?c => idtac
  | |- ?c - _ = ?c - _ => idtac
  | |- _ - ?c = _ - ?c => idtac
  | |- ?c * _ = ?c * _ => idtac
  | |- _ * ?c = _ * ?c => idtac
  | |- ?f ?a ?b = ?f ?a ?c => idtac
  end;
  intros; split_context; by_parts_inside.

(** Polynomials in logarithms under exp, and in exponentials under ln, as plain as they can be. *)
Ltac plain_argument u :=
  let E := fresh in
  eassert (E : u = _) by (ring_simplify; reflexivity);
  lazymatch type of E with ?s = ?t => different s t end;
  rewrite E; clear E.

Ltac plain_arguments :=
  repeat match goal with
  | |- context [exp ?u] => lazymatch u with ln _ => fail | - ln _ => fail | context [ln _] => plain_argument u end
  | |- context [exp (ln ?u)] => rewrite (exp_ln u) by (first [assumption | lra])
  | |- context [exp (- ln ?u)] => rewrite (exp_Ropp (ln u)), (exp_ln u) by (first [assumption | lra])
  | |- context [ln (exp ?u)] => rewrite (ln_exp u)
  | |- context [ln ?u] => lazymatch u with context [exp _] => plain_argument u end
  end.

(** The context says what the derivative is: it need not be taken again. *)
Ltac by_known_derivative :=
  lazymatch goal with
  | |- Derive_n ?f ?n ?x = _ => intros; split_context; lazymatch goal with H : Derive_n f n x = _ |- _ => rewrite H; clear H end
  | |- Derive ?f ?x = _ => intros; split_context; lazymatch goal with H : Derive f x = _ |- _ => rewrite H; clear H end
  end;
  lazymatch goal with |- context [Derive] => fail | |- context [Derive_n] => fail | |- _ => idtac end;
  repeat match goal with
  | H : locally _ _ |- _ => clear H
  | H : ex_derive_times _ _ _ |- _ => clear H
  | H : ex_derive _ _ |- _ => clear H
  end;
  ready; first [solve [plain_arguments; algebra] | algebra].

(** ** Inequalities *)

Lemma lt_of_product (m u v : R) : 0 < m -> u < v -> 0 < m * (v - u).
Proof. intros. apply Rmult_lt_0_compat; lra. Qed.
Lemma le_of_product (m u v : R) : 0 < m -> u <= v -> 0 <= m * (v - u).
Proof. intros. apply Rmult_le_pos; lra. Qed.

(** A fact of the context times one or two of the variables that it says are positive. *)
Ltac order_by_product :=
  match goal with
  | Hp : 0 < ?p, Hq : 0 < ?q, H : ?u < ?v |- _ =>
      is_var p; is_var q; lazymatch u with 0 => fail | _ => idtac end;
      pose proof (lt_of_product (p * q) u v (Rmult_lt_0_compat p q Hp Hq) H); lra
  | Hp : 0 < ?p, Hq : 0 < ?q, H : ?u <= ?v |- _ =>
      is_var p; is_var q; lazymatch u with 0 => fail | _ => idtac end;
      pose proof (le_of_product (p * q) u v (Rmult_lt_0_compat p q Hp Hq) H); lra
  end.

Lemma minus_le_minus c x y : y <= x -> c - x <= c - y.
Proof. lra. Qed.
Lemma minus_lt_minus c x y : y < x -> c - x < c - y.
Proof. lra. Qed.

Ltac positive_factor := first [assumption | lra | solve [by_form] | solve [side_pos]].
Ltac order_by_parts :=
  lazymatch goal with
  | |- _ >= _ => apply Rle_ge; order_by_parts
  | |- _ > _ => apply Rlt_gt; order_by_parts
  | |- ?c - _ <= ?c - _ => apply minus_le_minus; order_by_parts
  | |- ?c - _ < ?c - _ => apply minus_lt_minus; order_by_parts
  | |- ?c + _ <= ?c + _ => apply Rplus_le_compat_l; order_by_parts
  | |- ?c + _ < ?c + _ => apply Rplus_lt_compat_l; order_by_parts
  | |- ?c * _ <= ?c * _ => apply Rmult_le_compat_l; [left; positive_factor | order_by_parts]
  | |- ?c * _ < ?c * _ => apply Rmult_lt_compat_l; [positive_factor | order_by_parts]
  | |- _ * ?c <= _ * ?c => apply Rmult_le_compat_r; [left; positive_factor | order_by_parts]
  | |- _ * ?c < _ * ?c => apply Rmult_lt_compat_r; [positive_factor | order_by_parts]
  | |- _ / ?c <= _ / ?c => apply Rmult_le_compat_r; [left; apply Rinv_0_lt_compat; positive_factor | order_by_parts]
  | |- _ / ?c < _ / ?c => apply Rmult_lt_compat_r; [apply Rinv_0_lt_compat; positive_factor | order_by_parts]
  | |- _ => first [assumption | lra]
  end.

(** exp u <> exp v where u <> v *)
Ltac exponentials_differ :=
  lazymatch goal with |- exp ?u <> exp ?v => idtac end;
  let E := fresh in intro E; apply exp_inv in E;
  match goal with N : _ <> _ |- _ => apply N; lra end.

(** What is said of all numbers, part by part what the context says of all numbers. *)
Ltac instances_at_hand :=
  lazymatch goal with |- forall _ : R, _ => idtac end;
  let t := fresh "t" in intro t;
  lazymatch goal with |- _ -> _ => fail | |- _ => take_apart end;
  repeat match goal with
  | H : forall _ : R, _ |- _ =>
      let K := fresh in
      pose proof (H t) as K; cbv beta in K;
      lazymatch type of K with _ -> _ => fail | forall _ : R, _ => fail | _ => clear H end
  end;
  take_apart; split_all; assumption.

(** Sums of products whose terms are equal by what the context says of all members of the ranges; conditions on all
    members that it states in so many words. *)
Ltac members_given :=
  lazymatch goal with
  | |- Sum _ _ _ = Sum _ _ _ => idtac
  | |- forall i : R, in_range _ _ i -> _ => idtac
  end;
  lazymatch goal with _ : forall i : R, in_range _ _ i -> _ |- _ => member_given end
with member_given :=
  cbv beta;
  lazymatch goal with
  | |- forall i : R, in_range _ _ i -> _ => let i := fresh "i" in let H := fresh in intros i H; member_given
  | |- _ /\ _ => split; member_given
  | |- Sum ?a ?b _ = Sum ?a ?b _ =>
      apply Sum_ext; [side_integer | let i := fresh "i" in let H := fresh in intros i H; member_given]
  | |- ?c * _ = ?c * _ => apply (f_equal (Rmult c)); member_given
  | |- _ => first [assumption | said_of_members]
  end
with said_of_members :=
  match goal with
  | P : forall i : R, in_range _ _ i -> forall j : R, in_range _ _ j -> _, H : in_range _ _ ?i, H' : in_range _ _ ?j |- _ =>
      let Q := fresh in pose proof (P i H j H') as Q; take_apart; assumption
  | P : forall i : R, in_range _ _ i -> _, H : in_range _ _ ?i |- _ =>
      let Q := fresh in pose proof (P i H) as Q; take_apart; assumption
  end.
