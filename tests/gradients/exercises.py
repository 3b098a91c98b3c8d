"""Losses and textbook exercises with the derivative that a person would write down, by hand.

`ROWS` are the losses of the catalogue's table, `OTHERS` what the search was not written with. Formulas are typed as on
the command line.

Main statements: `Exercise`, `EXERCISES`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Exercise:
    """∂ formula/∂wrt is `simplest`, by hand, under the hypotheses `where`."""

    name: str
    formula: str
    wrt: str
    simplest: str
    where: str = ""


_LSE = "log(sum(j,1,K,exp(z[j])))"

ROWS = [
    Exercise("cross-entropy with a label", f"{_LSE} - z[y]", "z[k]", "softmax(z)[k] - delta(k,y)"),
    Exercise("cross-entropy as it is coded", "-log(exp(z[y])/sum(j,1,K,exp(z[j])))", "z[k]",
             "softmax(z)[k] - delta(k,y)"),
    Exercise("cross-entropy with soft targets", "-sum(i,1,K,t[i]*log_softmax(z)[i])", "z[k]", "softmax(z)[k] - t[k]",
             "sum(i,1,K,t[i])=1"),
    Exercise("soft targets of any sum", "-sum(i,1,K,t[i]*log(softmax(z)[i]))", "z[k]",
             "softmax(z)[k]*sum(i,1,K,t[i]) - t[k]"),
    Exercise("cross-entropy by name", "H(t, softmax(z))", "z[k]", "softmax(z)[k] - t[k]",
             "sum(i,1,n,t[i])=1, t[i]>=0"),
    Exercise("weighted", f"w*({_LSE} - z[y])", "z[k]", "w*(softmax(z)[k] - delta(k,y))"),
    Exercise("label smoothing", "-sum(i,1,K,((1-a)*delta(i,y) + a/K)*log_softmax(z)[i])", "z[k]",
             "softmax(z)[k] - (1-a)*delta(k,y) - a/K"),
    Exercise("temperature", "log(sum(j,1,K,exp(z[j]/T))) - z[y]/T", "z[k]",
             "(exp(z[k]/T)/sum(j,1,K,exp(z[j]/T)) - delta(k,y))/T", "T>0"),
    Exercise("BCE of a probability", "-y*log(p) - (1-y)*log(1-p)", "p", "(p-y)/(p*(1-p))", "0<p<1"),
    Exercise("BCE with logits", "-y*log(σ(x)) - (1-y)*log(1-σ(x))", "x", "σ(x) - y"),
    Exercise("BCE with logits, stable", "max(x,0) - x*y + log(1+exp(-|x|))", "x", "σ(x) - y", "x!=0"),
    Exercise("BCE with logits, exponentials", "log(1+exp(x)) - y*x", "x", "σ(x) - y"),
    Exercise("BCE with pos_weight", "-c*y*log(σ(x)) - (1-y)*log(1-σ(x))", "x", "(1-y)*σ(x) - c*y*(1-σ(x))"),
    Exercise("NLL", "-log(p[c])", "p[k]", "-delta(k,c)/p[k]", "p[i]>0"),
    Exercise("KL in log q", "sum(i,1,n,t[i]*(log(t[i]) - x[i]))", "x[k]", "-t[k]", "t[i]>0"),
    Exercise("KL with logits", "D(t, softmax(z))", "z[k]", "softmax(z)[k] - t[k]", "sum(i,1,n,t[i])=1, t[i]>0"),
    Exercise("KL in its first argument", "sum(i,1,n,p[i]*log(p[i]/q[i]))", "p[k]", "log(p[k]/q[k]) + 1",
             "p[i]>0, q[i]>0"),
    Exercise("Jensen-Shannon of two classes", "p*log(2*p/(p+q))/2 + q*log(2*q/(p+q))/2", "p", "log(2*p/(p+q))/2",
             "p>0, q>0"),
    Exercise("Gaussian NLL in the mean", "(log(v) + (m-y)^2/v)/2", "m", "(m-y)/v", "v>0"),
    Exercise("Gaussian NLL in the variance", "(log(v) + (m-y)^2/v)/2", "v", "(v-(m-y)^2)/(2*v^2)", "v>0"),
    Exercise("Gaussian NLL in the deviation", "log(s) + (x-m)^2/(2*s^2)", "s", "(s^2-(x-m)^2)/s^3", "s>0"),
    Exercise("Gaussian NLL in the log-variance", "(a + (m-y)^2*exp(-a))/2", "a", "(1-(m-y)^2*exp(-a))/2"),
    Exercise("Poisson NLL", "r - y*log(r)", "r", "1 - y/r", "r>0"),
    Exercise("Poisson NLL with log input", "exp(x) - y*x", "x", "exp(x) - y"),
    Exercise("focal, y = 1", "-a*(1-σ(x))^g*log(σ(x))", "x", "a*(1-σ(x))^g*(g*σ(x)*log(σ(x)) - (1-σ(x)))"),
    Exercise("focal of a probability", "-(1-p)^g*log(p)", "p", "g*(1-p)^(g-1)*log(p) - (1-p)^g/p", "0<p<1"),
    Exercise("hinge", "max(0, 1-y*x)", "x", "piecewise(-y, y*x<1, 0)", "1-y*x != 0"),
    Exercise("squared hinge", "max(0, 1-y*x)^2", "x", "-2*y*max(0, 1-y*x)", "1-y*x != 0"),
    Exercise("soft margin", "log(1+exp(-y*x))", "x", "-y*σ(-y*x)"),
    Exercise("multilabel soft margin", "sum(i,1,C,log(1+exp(x[i])) - y[i]*x[i])/C", "x[k]", "(σ(x[k])-y[k])/C"),
    Exercise("multi-margin, p = 1", "sum(i,1,K,(1-delta(i,y))*max(0,m-z[y]+z[i]))/K", "z[k]",
             "sum(i,1,K,(1-delta(i,y))*piecewise(delta(i,k)-delta(y,k), z[i]+m>z[y], 0))/K", "m>0, m-z[y]+z[i] != 0"),
    Exercise("multi-margin, p = 2", "sum(i,1,K,(1-delta(i,y))*max(0,m-z[y]+z[i])^2)/K", "z[k]",
             "2*((1-delta(k,y))*max(0,m-z[y]+z[k]) - delta(k,y)*sum(i,1,K,(1-delta(i,y))*max(0,m-z[y]+z[i])))/K"),
    Exercise("focal with both classes", "-a*y*(1-σ(x))^g*log(σ(x)) - (1-a)*(1-y)*σ(x)^g*log(1-σ(x))", "x",
             "a*y*(g*σ(x)*log(σ(x)) - σ(-x))*σ(-x)^g + (1-a)*(1-y)*σ(x)^g*(σ(x) - g*log(σ(-x))*σ(-x))"),
    Exercise("Jensen-Shannon with logits",
             "sum(i,1,n, softmax(z)[i]*log(2*softmax(z)[i]/(softmax(z)[i]+t[i]))"
             " + t[i]*log(2*t[i]/(softmax(z)[i]+t[i])))/2", "z[k]",
             "softmax(z)[k]*(log(2*softmax(z)[k]/(softmax(z)[k]+t[k]))"
             " - sum(i,1,n,softmax(z)[i]*log(2*softmax(z)[i]/(softmax(z)[i]+t[i]))))/2", "t[i]>0"),
    Exercise("softmax regression", "sum(i,1,N, log(sum(c,1,K,exp(sum(f,1,d,w[c,f]*x[i,f])))) -"
             " sum(c,1,K,t[i,c]*sum(f,1,d,w[c,f]*x[i,f])))/N", "w[k,l]",
             "sum(i,1,N,x[i,l]*(exp(sum(f,1,d,w[k,f]*x[i,f]))/sum(c,1,K,exp(sum(f,1,d,w[c,f]*x[i,f]))) - t[i,k]))/N"),
    Exercise("logistic regression, many features",
             "sum(i,1,N, log(1+exp(sum(f,1,d,w[f]*x[i,f]))) - y[i]*sum(f,1,d,w[f]*x[i,f]))/N", "w[k]",
             "sum(i,1,N,x[i,k]*(σ(sum(f,1,d,w[f]*x[i,f])) - y[i]))/N"),
    Exercise("hinge over a batch", "sum(i,1,N,max(0,1-y[i]*w*x[i]))/N", "w",
             "sum(i,1,N,piecewise(-y[i]*x[i], y[i]*w*x[i]<1, 0))/N", "1-y[i]*w*x[i] != 0"),
    Exercise("Dice in p", "1 - (2*y*p+s)/(y+p+s)", "p", "((s+2*y*p)-2*y*(y+p+s))/(y+p+s)^2", "y>=0, p>=0, s>0"),
    Exercise("Tversky", "1 - sum(i,1,n,y[i]*p[i])/sum(i,1,n,y[i]+p[i])", "p[k]",
             "(sum(i,1,n,y[i]*p[i]) - y[k]*sum(i,1,n,y[i]+p[i]))/sum(i,1,n,y[i]+p[i])^2", "y[i]>0, p[i]>0"),
    Exercise("MSE", "sum(i,1,N,(x[i]-y[i])^2)/N", "x[k]", "2*(x[k]-y[k])/N"),
    Exercise("Huber", "piecewise(u^2/2, |u|<=d, d*(|u|-d/2))", "u", "max(-d, min(u, d))", "d>0, |u|!=d"),
    Exercise("log-cosh", "log((exp(u)+exp(-u))/2)", "u", "tanh(u)"),
    Exercise("linear regression", "sum(i,1,N,(w*x[i]+b-y[i])^2)/N", "w", "2*sum(i,1,N,x[i]*(w*x[i]+b-y[i]))/N"),
    Exercise("linear regression, intercept", "sum(i,1,N,(w*x[i]+b-y[i])^2)/N", "b", "2*sum(i,1,N,w*x[i]+b-y[i])/N"),
    Exercise("logistic regression", "sum(i,1,N,log(1+exp(w*x[i])) - y[i]*w*x[i])/N", "w",
             "sum(i,1,N,x[i]*(σ(w*x[i])-y[i]))/N"),
    Exercise("VAE Gaussian KL in σ", "(m^2 + s^2 - 1 - log(s^2))/2", "s", "s - 1/s", "s>0"),
    Exercise("InfoNCE", "log(sum(j,1,n,exp(s[j]/T))) - s[p]/T", "s[k]",
             "(exp(s[k]/T)/sum(j,1,n,exp(s[j]/T)) - delta(k,p))/T", "T>0"),
    Exercise("DPO", "-log(σ(b*(u-v)))", "u", "-b*σ(-b*(u-v))"),
    Exercise("perplexity", "exp(-sum(i,1,n,t[i]*x[i]))", "x[k]", "-t[k]*exp(-sum(i,1,n,t[i]*x[i]))"),
    Exercise("z-loss", "logsumexp(z)^2", "z[k]", "2*lse(z)*softmax(z)[k]"),
]  # fmt: skip

OTHERS = [
    Exercise("Student t NLL", "(nu+1)/2*log(1+(x-m)^2/(nu*s))", "x", "(nu+1)*(x-m)/(nu*s+(x-m)^2)", "nu>0, s>0"),
    Exercise("Cauchy NLL in the scale", "log(g) + log(1+(x/g)^2)", "g", "(g^2-x^2)/(g*(g^2+x^2))", "g>0"),
    Exercise("Weibull NLL in the scale", "(x/l)^k - log(k) - (k-1)*log(x/l) + log(l)", "l", "k*(1-(x/l)^k)/l",
             "x>0, l>0, k>0"),
    Exercise("log-normal NLL", "log(x) + log(s) + (log(x)-m)^2/(2*s^2)", "x", "(s^2+log(x)-m)/(s^2*x)", "x>0, s>0"),
    Exercise("Gamma NLL in the rate", "b*x - (a-1)*log(x) - a*log(b)", "b", "x - a/b", "x>0, b>0"),
    Exercise("Beta NLL in x", "-(a-1)*log(x) - (b-1)*log(1-x)", "x", "(b-1)/(1-x) - (a-1)/x", "0<x<1"),
    Exercise("negative binomial NLL", "(r+y)*log(r+m) - y*log(m)", "m", "r*(m-y)/(m*(r+m))", "r>0, m>0"),
    Exercise("Laplace NLL", "log(2*b) + |x-m|/b", "b", "(b-|x-m|)/b^2", "b>0"),
    Exercise("Laplace NLL in m", "|x-m|/b", "m", "(m-x)/(b*|x-m|)", "b>0, x!=m"),
    Exercise("Tsallis entropy", "(1-sum(i,1,n,p[i]^q))/(q-1)", "p[k]", "-q*p[k]^(q-1)/(q-1)", "p[i]>0, q>0, q!=1"),
    Exercise("Rényi entropy", "log(sum(i,1,n,p[i]^a))/(1-a)", "p[k]",
             "a*p[k]^(a-1)/((1-a)*sum(i,1,n,p[i]^a))", "p[i]>0, a>0, a!=1"),
    Exercise("Box-Cox", "(x^l-1)/l", "x", "x^(l-1)", "x>0, l!=0"),
    Exercise("von Mises kernel, small angle", "-k*(1-x^2/2) + log(k)", "k", "1/k - (1-x^2/2)", "k>0"),
    Exercise("swish", "x*σ(x)", "x", "σ(x)*(1+x*(1-σ(x)))"),
    Exercise("GELU by σ", "x*σ(b*x)", "x", "σ(b*x)*(1+b*x*(1-σ(b*x)))"),
    Exercise("GELU by tanh", "x*(1+tanh(c*(x+d*x^3)))/2", "x",
             "(1+tanh(c*(x+d*x^3)) + c*x*(1+3*d*x^2)*(1-tanh(c*(x+d*x^3))^2))/2"),
    Exercise("softplus with β", "log(1+exp(b*x))/b", "x", "σ(b*x)", "b>0"),
    Exercise("mish's inner part", "tanh(softplus(x))", "x", "σ(x)*(1-tanh(softplus(x))^2)"),
    Exercise("log σ", "log(1/(1+exp(-x)))", "x", "σ(-x)"),
    Exercise("attention scores in the query", "log(sum(i,1,n,exp(q*k[i])))", "q",
             "sum(i,1,n,k[i]*exp(q*k[i]))/sum(i,1,n,exp(q*k[i]))"),
    Exercise("attention, one head", "sum(i,1,n,softmax(z)[i]*v[i])", "z[k]",
             "softmax(z)[k]*(v[k]-sum(i,1,n,softmax(z)[i]*v[i]))"),
    Exercise("entropy of a softmax", "-sum(i,1,n,softmax(z)[i]*log_softmax(z)[i])", "z[k]",
             "softmax(z)[k]*(sum(i,1,n,softmax(z)[i]*log_softmax(z)[i]) - log_softmax(z)[k])"),
    Exercise("triplet, squared", "max(0, (a-p)^2 - (a-n)^2 + m)", "p", "piecewise(2*(p-a), (a-p)^2-(a-n)^2+m>0, 0)",
             "(a-p)^2-(a-n)^2+m != 0"),
    Exercise("contrastive", "(1-y)*d^2/2 + y*max(0, m-d)^2/2", "d", "(1-y)*d - y*max(0, m-d)", "m != d"),
    Exercise("quotient of logs", "log(x)/x", "x", "(1-log(x))/x^2", "x>0"),
    Exercise("x to the x", "x^x", "x", "x^x*(log(x)+1)", "x>0"),
    Exercise("nested logarithms", "log(log(x))", "x", "1/(x*log(x))", "x>1"),
    Exercise("hyperbola", "sqrt(x^2+1)", "x", "x/sqrt(x^2+1)"),
    Exercise("pseudo-Huber", "d^2*(sqrt(1+(u/d)^2)-1)", "u", "u/sqrt(1+(u/d)^2)", "d>0"),
    Exercise("Geman-McClure", "x^2/(x^2+s)", "x", "2*s*x/(x^2+s)^2", "s>0"),
    Exercise("Welsch", "1-exp(-x^2/2)", "x", "x*exp(-x^2/2)"),
    Exercise("odds", "p/(1-p)", "p", "1/(1-p)^2", "p<1"),
    Exercise("logit", "log(p/(1-p))", "p", "1/(p*(1-p))", "0<p<1"),
    Exercise("logistic of a logistic", "σ(σ(x))", "x", "σ(σ(x))*(1-σ(σ(x)))*σ(x)*(1-σ(x))"),
    Exercise("binary entropy", "-p*log(p) - (1-p)*log(1-p)", "p", "log((1-p)/p)", "0<p<1"),
    Exercise("variance of a Bernoulli", "p*(1-p)", "p", "1-2*p"),
    Exercise("product of three", "x*exp(x)*(1+x^2)", "x", "exp(x)*(x^3+3*x^2+x+1)"),
    Exercise("sum of squares over a norm", "sum(i,1,n,x[i]*y[i])/sqrt(sum(i,1,n,x[i]^2))", "y[k]",
             "x[k]/sqrt(sum(i,1,n,x[i]^2))", "sum(i,1,n,x[i]^2)>0"),
    Exercise("geometric mean", "exp(sum(i,1,n,log(x[i]))/n)", "x[k]", "exp(sum(i,1,n,log(x[i]))/n)/(n*x[k])", "x[i]>0"),
    Exercise("Bradley-Terry by exponentials", "-log(exp(a)/(exp(a)+exp(b)))", "a", "σ(a-b) - 1"),
    Exercise("quantile loss", "max(t*u, (t-1)*u)", "u", "piecewise(t, u>0, t-1)", "u != 0"),
    Exercise("exponential loss", "exp(-y*f)", "f", "-y*exp(-y*f)"),
    Exercise("Savage loss", "1/(1+exp(y*x))^2", "x", "-2*y*(1-σ(y*x))^2*σ(y*x)"),
    Exercise("arctan-free sigmoid", "x/(1+|x|)", "x", "1/(1+|x|)^2", "x!=0"),
    Exercise("ridge", "sum(i,1,N,(w*x[i]-y[i])^2)/2 + l*w^2/2", "w", "l*w + sum(i,1,N,x[i]*(w*x[i]-y[i]))"),
    Exercise("log-likelihood of a softmax policy with baseline", "-(r-b)*log_softmax(z)[a]", "z[k]",
             "(r-b)*(softmax(z)[k]-delta(a,k))"),
]  # fmt: skip

EXERCISES = [*ROWS, *OTHERS]
